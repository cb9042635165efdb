"""Power cuts: what is on the disk is what was synchronised, and any part of what was written since.

Played from the shim's record of a run's calls, one layer below a VFS of SQLite's: it also sees the folder that the journal
lies in, which no VFS is asked about. A name in a folder is durable once that folder was synchronised after it was made.
"""
import os


class Record:
    """The changes of a run in their order: (step, kind, path, offset, bytes)."""

    def __init__(self, path):
        self.changes = []
        step = ""
        with open(path, "rb") as file:
            while line := file.readline():
                kind, rest = line[:1].decode(), line[2:].rstrip(b"\n").decode()
                if kind == "S":
                    step = rest
                    self.changes.append((step, "S", "", 0, b""))
                    continue
                offset, size, name = rest.split(" ", 2)
                self.changes.append((step, kind, name, int(offset), file.read(int(size))
                                     if kind == "W" else int(size)))

    def cuts(self, first_step):
        """Positions at and after the first change of a step."""
        start = next((index for index, change in enumerate(self.changes) if change[0] == first_step), None)
        return range(start, len(self.changes) + 1) if start is not None else range(0)


class File:
    def __init__(self):
        self.durable, self.later = bytearray(), []
        self.is_named = False

    def write(self, content, change):
        kind, offset, data = change
        if kind == "T":
            del content[offset:]
            content.extend(b"\0" * (offset - len(content)))
        else:
            content.extend(b"\0" * (offset - len(content)))
            content[offset:offset + len(data)] = data


def cut(record, position, root, place, chance):
    """Lays down what a power cut before change `position` may leave of `root`, at `place`; `chance` chooses."""
    files, folders, gone = {}, {root: True}, set()
    for step, kind, name, offset, data in record.changes[:position]:
        if kind == "C" and name not in files:
            files[name] = File()
            gone.discard(name)
        elif kind == "M":
            folders.setdefault(name, False)
        elif kind == "D" and name in files:
            gone.add(name)
        elif kind == "F":
            if name in folders:
                for other in list(folders):
                    if os.path.dirname(other) == name:
                        folders[other] = True
                for other, file in list(files.items()):
                    if os.path.dirname(other) == name:
                        if other in gone:
                            gone.discard(other)
                            del files[other]
                        else:
                            file.is_named = True
            elif name in files:
                file = files[name]
                for change in file.later:
                    file.write(file.durable, change)
                file.later = []
        elif kind in "WT" and name in files:
            files[name].later.append((kind, offset, data))
    # A disk that kept nothing it need not keep, one that kept some of it, and one that kept most.
    odds = chance.choice([0.0, 0.5, 0.9])
    kept = set()
    for folder, is_durable in sorted(folders.items(), key=lambda item: len(item[0])):
        above = os.path.dirname(folder)
        if (folder == root or above in kept) and (is_durable or chance.random() < odds):
            kept.add(folder)
            os.makedirs(place + folder[len(root):], mode=0o700, exist_ok=True)
    for name, file in files.items():
        if os.path.dirname(name) not in kept or not (file.is_named or chance.random() < odds):
            continue
        if name in gone and chance.random() < 0.5:
            continue
        content = bytearray(file.durable)
        for change in file.later:
            draw = chance.random()
            if draw < odds:
                file.write(content, change)
            elif draw < odds + 0.2 and change[0] == "W" and len(change[2]) > 1:
                # Torn: only its first bytes reached the disk.
                file.write(content, ("W", change[1], change[2][:chance.randrange(1, len(change[2]))]))
        target = place + name[len(root):]
        with open(target, "wb") as out:
            out.write(content)
        os.chmod(target, 0o600)
