"""Runs our mask and Pillow's in turn on FOLDER/page.png, and prints the medians as one line of JSON."""
import io, json, statistics, subprocess, sys, time
from PIL import Image, __version__

folder, rounds = sys.argv[1], int(sys.argv[2])
data = open(f"{folder}/page.png", "rb").read()
boxes = [(10, 60 + row * 36, 600, 82 + row * 36) for row in range(100)]


def pillow():
    start = time.perf_counter()
    picture = Image.open(io.BytesIO(data)).convert("RGB")
    masked = Image.new("RGB", picture.size, (0x1F, 0x29, 0x37))
    for box in boxes:
        masked.paste(picture.crop(box), box)
    kept = io.BytesIO()
    masked.save(kept, "PNG")
    return time.perf_counter() - start, len(kept.getvalue()), picture.size


ours, theirs = [], []
for _ in range(rounds):
    lines = subprocess.run(
        [f"{folder}/mask", f"{folder}/page.png", "1"], check=True, capture_output=True, text=True).stdout.split()
    ours.append(int(lines[0]) / 1e9)
    seconds, theirs_size, size = pillow()
    theirs.append(seconds)
    ours_size, memory = int(lines[1]), int(lines[2])
result = {
    "bench": "mask", "picture": "%d × %d" % size, "rounds": rounds, "pillow": __version__,
    "ours_ms": round(statistics.median(ours) * 1e3, 1), "pillow_ms": round(statistics.median(theirs) * 1e3, 1),
    "time_ratio": round(statistics.median(a / b for a, b in zip(ours, theirs)), 3),
    "ours_bytes": ours_size, "pillow_bytes": theirs_size, "size_ratio": round(ours_size / theirs_size, 3),
    "ours_memory_kib": memory, "pixels_kib": size[0] * size[1] * 3 // 1024,
}
print(json.dumps(result, ensure_ascii=False))
