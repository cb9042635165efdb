"""A bad way to a portal, on loopback: `proxy.py PORT slow|flaky SEED RESETS`, prints its own port.

slow: every piece of at most 4 KiB waits 30 to 90 ms, either way. flaky: besides, one connection of eight is reset, after a
number of bytes that is drawn from the seed, and leaves a line in the file RESETS.
"""
import asyncio
import random
import socket
import struct
import sys

port, kind, draw, resets = int(sys.argv[1]), sys.argv[2], random.Random(int(sys.argv[3])), sys.argv[4]


async def carry(reader, writer, left):
    while piece := await reader.read(4096):
        await asyncio.sleep(draw.uniform(0.03, 0.09))
        left[0] -= len(piece)
        if left[0] < 0:
            with open(resets, "a") as file:
                file.write("reset\n")
            raise ConnectionResetError
        writer.write(piece)
        await writer.drain()
    writer.write_eof()


def reset(writer):
    """RST instead of FIN, where it is open still."""
    if writer.transport.is_closing():
        return
    writer.get_extra_info("socket").setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
    writer.transport.abort()


async def serve(reader, writer):
    try:
        inner, outer = await asyncio.open_connection("127.0.0.1", port)
    except OSError:
        return reset(writer)
    left = [draw.randrange(1, 20000) if kind == "flaky" and draw.random() < 1 / 8 else float("inf")]
    try:
        await asyncio.gather(carry(reader, outer, left), carry(inner, writer, left))
    except OSError:
        reset(writer)
        reset(outer)
    finally:
        writer.close()
        outer.close()


async def main():
    server = await asyncio.start_server(serve, "127.0.0.1", 0)
    print(server.sockets[0].getsockname()[1], flush=True)
    await server.serve_forever()


asyncio.run(main())
