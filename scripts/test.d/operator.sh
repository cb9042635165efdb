# A person at a display: reads window titles, finds words by the browser's own search and sees its mark, types and clicks.
# shellcheck shell=bash disable=SC2154

# on_display FILE: runs a script with a display of its own, as large as a governed browser's window, kept in a file.
on_display() {
    export scratch=$PWD
    xvfb-run -a -s "-screen 0 1400x1700x24 -fbdir $scratch" bash "$1"
}

# say WORDS: types them at the program, whose input is file 8.
say() { printf '%s\n' "$1" >&8; }

# titled WORDS: waits until a window's title begins with them.
titled() {
    for _ in $(seq "${patience:-300}"); do
        xdotool search --onlyvisible --name "^$*" >/dev/null 2>&1 && return 0
        sleep 0.1
    done
    echo "no window came to be titled “$*”" >&2
    return 1
}

# click WORDS: searches them in the page (Ctrl+F), and clicks where the browser marks them.
click() {
    local at
    for _ in $(seq 5); do
        xdotool key --clearmodifiers ctrl+f
        xdotool type --delay 5 "$*"
        if at=$(marked); then
            # Without its search bar Firefox shows that much more of a page, and moves what stands at its end.
            grep -q 'engine: firefox' countersign.yaml || xdotool key Escape
            # shellcheck disable=SC2086
            xdotool mousemove $at click 1
            return 0
        fi
        xdotool key Escape
    done
    echo "“$*” never came to be seen" >&2
    return 1
}

# tried WORDS CONDITION...: clicks, and once more where nothing has come of it in 20 s, as people do: a page that moves
# between the look and the click takes it for nothing.
tried() {
    local words=$1
    shift
    for _ in 1 2 3; do
        click "$words" || true
        patience=200 "$@" && return 0
    done
    return 1
}

# marked: the middle of what the browser's search marks (Chromium #FF9632, Firefox #38D878), as "x y", once it stands still.
marked() {
    python3 - "$scratch/Xvfb_screen0" <<'PYTHON'
import struct
import sys
import time


def middle(path):
    """The display's memory is a file in X Window Dump format (XWDFile.h): 25 numbers, a map of colours, then pixels."""
    with open(path, "rb") as file:
        dump = file.read()
    header = struct.unpack(">25I", dump[:100])
    start, line = header[0] + 12 * header[19], header[12]
    places = []
    for mark in b"\x32\x96\xff", b"\x78\xd8\x38":
        at = start - 1
        while (at := dump.find(mark, at + 1)) >= 0:
            if (at - start) % 4 == 0:
                places.append(((at - start) % line // 4, (at - start) // line))
    # The button of the search bar is none of it: a mark is as wide as words.
    if len(places) < 40:
        return None
    columns, rows = zip(*places)
    return (min(columns) + max(columns)) // 2, (min(rows) + max(rows)) // 2


end, last = time.monotonic() + 5, None
while time.monotonic() < end:
    found = middle(sys.argv[1])
    if found and found == last:
        print(*found)
        sys.exit(0)
    last = found
    time.sleep(0.15)
sys.exit(1)
PYTHON
}

# heard TEXT FILE: waits until a file has the text.
heard() {
    for _ in $(seq "${patience:-600}"); do
        grep -q "$1" "$2" 2>/dev/null && return 0
        sleep 0.1
    done
    echo "“$1” never came" >&2
    return 1
}
