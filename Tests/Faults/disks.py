"""Full disks, closed streams, places that must not be written to."""

import os
import resource
import stat
import subprocess

from harness import ARTICLE, COMMANDS_ON_TEXT, as_nobody, check, expect, folder, read, write


@check
def full_disk_for_results(viet):
    """Results that find no room end with status 2 and a message."""
    for arguments in COMMANDS_ON_TEXT.values():
        with open("/dev/full", "wb") as full:
            result = viet.run(arguments, input=ARTICLE.encode() * 400, stdout=full, allowed=(2,))
        expect("no space" in result.errors.lower(), f"{arguments}: the message does not name the reason: {result.errors!r}")


@check
def an_index_finds_no_room(viet):
    """An index that the disk has no room for ends with status 2; the old one stays, and nothing beside it."""
    with folder() as place:
        text, index = write(f"{place}/text", ARTICLE * 3_000), f"{place}/index"
        small = write(f"{place}/small", ARTICLE)
        viet.run(["index", "build", "--output", index, small])
        old = read(index)
        for room in (0, 5_000, 100_000, 600_000):
            result = viet.run(["index", "build", "--output", index, text], allowed=(2,),
                              limits={resource.RLIMIT_FSIZE: room})
            expect(index in result.errors, f"{room}: {result.errors!r}")
            expect(sorted(os.listdir(place)) == ["index", "small", "text"], f"{room}: {os.listdir(place)} is left")
            expect(read(index) == old, f"{room}: the old index is another")


@check
def full_disk_for_messages(viet):
    """Help, versions and completion scripts that find no room end with status 2."""
    for arguments in (["help"], ["help", "segment"], ["--version"], ["info"], ["completions", "bash"]):
        with open("/dev/full", "wb") as full:
            viet.run(arguments, stdout=full, allowed=(2,))


@check
def reader_goes_away(viet):
    """A reader that has seen enough is no error, and nothing is said."""
    for arguments in COMMANDS_ON_TEXT.values():
        with folder() as place:
            text = write(f"{place}/text", ARTICLE * 2_000)
            process = viet.start([*arguments, text])
            process.stdout.read(10)
            process.stdout.close()
            errors = process.stderr.read()
            expect(process.wait(60) == 0 and errors == b"", f"{arguments}: status {process.returncode}, {errors!r}")


@check
def streams_that_are_closed(viet):
    """Without standard input, output or error no signal ends the command, and no file takes their place."""
    for closed in ("<&-", ">&-", "2>&-", "<&- >&- 2>&-"):
        with folder() as place:
            text = write(f"{place}/text", ARTICLE)
            for arguments in ("segment", f"segment {text}", f"normalize --form nfd --in-place {text}"):
                command = f"exec {viet.path} {arguments} {closed}"
                status = subprocess.run(["bash", "-c", command], stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL,
                                        stderr=subprocess.DEVNULL, timeout=60).returncode
                expect(0 <= status < 128, f"{arguments} {closed}: status {status}")
            expect(os.listdir(place) == ["text"], f"{closed}: {os.listdir(place)} is left")


@check
def folders_that_are_read_only(viet):
    """Where nothing may be written the message says so, and what was there stays."""
    with folder() as place:
        inside = f"{place}/inside"
        os.mkdir(inside)
        text = write(f"{inside}/text", ARTICLE)
        os.chmod(text, 0o666)
        os.chmod(inside, 0o555)
        for arguments in (["normalize", "--form", "nfd", "--in-place", text],
                          ["frequencies", "--output", f"{inside}/table", text],
                          ["index", "build", "--output", f"{inside}/table", text]):
            result = viet.run(arguments, allowed=(2,), preexec_fn=as_nobody)
            expect("permission denied" in result.errors.lower(), f"{arguments}: {result.errors!r}")
            expect(os.listdir(inside) == ["text"] and read(text) == ARTICLE.encode(), f"{arguments}: the folder changed")
        os.chmod(inside, 0o755)


@check
def outputs_that_would_destroy(viet):
    """An input, a link to elsewhere, a device and a pipe are never replaced."""
    with folder() as place:
        first, second = (write(f"{place}/{name}.txt", ARTICLE) for name in "ab")
        for writer in (["frequencies"], ["index", "build"]):
            viet.run([*writer, "--output", first, second], allowed=(2, 64))
            expect(read(first) == ARTICLE.encode(), f"a text was replaced by {writer[0]}")
        pipe = f"{place}/pipe"
        os.mkfifo(pipe)
        viet.run(["normalize", "--form", "nfd", "--in-place", pipe], allowed=(2, 64), timeout=20)
        expect(stat.S_ISFIFO(os.lstat(pipe).st_mode), "a pipe was replaced by a file")
        viet.run(["frequencies", "--output", pipe, first], allowed=(2, 64), timeout=20)
        expect(stat.S_ISFIFO(os.lstat(pipe).st_mode), "a pipe was replaced by a table")
        victim = write(f"{place}/victim", "precious")
        for suffix in (".part", ".tmp", ".new"):
            os.symlink(victim, f"{place}/table.viet{suffix}")
        viet.run(["frequencies", "--output", f"{place}/table.viet", first])
        expect(read(victim) == b"precious", "the file behind a planted link was overwritten")
        model = write(f"{place}/model", "viet-segmentation-model 1 0 0 0 0\n")
        node = f"{place}/null"
        try:
            os.mknod(node, 0o600 | stat.S_IFCHR, os.makedev(1, 3))
        except PermissionError:
            return
        viet.run(["train", "compile", model, "--output", node], allowed=(0, 1, 2, 64))
        expect(stat.S_ISCHR(os.lstat(node).st_mode), "a device was replaced by a file")


@check
def rights_and_owners_are_kept(viet):
    """A file that is rewritten in place keeps its rights, its owner and the link that leads to it."""
    with folder() as place:
        text = write(f"{place}/text", ARTICLE)
        os.chmod(text, 0o640)
        if os.geteuid() == 0:
            os.chown(text, 65534, 65534)
        before = os.stat(text)
        os.symlink(text, f"{place}/link")
        viet.run(["normalize", "--form", "nfd", "--in-place", f"{place}/link"])
        after = os.stat(text)
        expect(os.path.islink(f"{place}/link"), "the link became a file")
        expect(read(text) != ARTICLE.encode(), "nothing was rewritten")
        for what in ("st_mode", "st_uid", "st_gid"):
            expect(getattr(before, what) == getattr(after, what), f"{what} changed")
        expect(sorted(os.listdir(place)) == ["link", "text"], f"{os.listdir(place)} is left")
