"""moto's S3 on loopback for tests, with authentication on: prints port, key id and secret, ends when its input does."""
import json, os, sys

# As many calls as it takes to make the user; from then on every call must be signed by its key.
os.environ["INITIAL_NO_AUTH_ACTION_COUNT"] = "5"
sys.path.insert(0, sys.argv[1])
import boto3
from moto.server import ThreadedMotoServer

server = ThreadedMotoServer(ip_address="127.0.0.1", port=0, verbose=False)
server.start()
host, port = server.get_host_and_port()
place = dict(
    endpoint_url=f"http://127.0.0.1:{port}", region_name="eu-central-1", aws_access_key_id="x",
    aws_secret_access_key="y")
users, store = boto3.client("iam", **place), boto3.client("s3", **place)
users.create_user(UserName="countersign")
everything = {"Version": "2012-10-17", "Statement": [{"Effect": "Allow", "Action": "s3:*", "Resource": "*"}]}
users.put_user_policy(UserName="countersign", PolicyName="store", PolicyDocument=json.dumps(everything))
key = users.create_access_key(UserName="countersign")["AccessKey"]
where = {"LocationConstraint": "eu-central-1"}
store.create_bucket(Bucket="locked", CreateBucketConfiguration=where, ObjectLockEnabledForBucket=True)
store.create_bucket(Bucket="open", CreateBucketConfiguration=where)
print(port, key["AccessKeyId"], key["SecretAccessKey"], flush=True)
sys.stdin.read()
os._exit(0)
