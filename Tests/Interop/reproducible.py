"""Builds the warehouse under different circumstances; the bytes must be the same each time.

The circumstances: folder, order in which the seeds came into their folder and their times, locale, time
zone, clock, user, file mode mask, environment, and the program compiled without optimisation. Then the
file is looked at as one that is published: no write-ahead log, no free pages, statistics for the
planner, and readable by someone who may write neither the file nor its folder.
"""

import hashlib
import os
import shutil
import subprocess

from workshop import ROOT, expect

NOBODY = 65534


def digest(path):
    with open(path, "rb") as file:
        return hashlib.sha256(file.read()).hexdigest()


def copied(home, backwards):
    """Copies migrations and seeds file by file, so that a folder lists them in another order."""
    files = []
    for top in ("Migrations", "Seeds"):
        for folder, _, names in os.walk(os.path.join(ROOT, top)):
            files += [os.path.relpath(os.path.join(folder, name), ROOT) for name in names]
    for number, name in enumerate(sorted(files, reverse=backwards)):
        target = os.path.join(home, name)
        os.makedirs(os.path.dirname(target), exist_ok=True)
        shutil.copyfile(os.path.join(ROOT, name), target)
        os.utime(target, (1_000_000_000 + number, 1_000_000_000 + number))


def as_nobody():
    os.setgroups([])
    os.setgid(NOBODY)
    os.setuid(NOBODY)


def locales(folder):
    """Locales of other number formats and another lower case; the names of those that there are."""
    made = {}
    for name in ("tr_TR", "de_DE"):
        target = os.path.join(folder, name + ".UTF-8")
        done = subprocess.run(["localedef", "-i", name, "-f", "UTF-8", target],
                              stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True)
        expect(os.path.isdir(target), f"localedef makes no {name}: {done.stderr}")
        made[name] = {"LOCPATH": folder, "LC_ALL": name + ".UTF-8", "LANG": name + ".UTF-8"}
    return made


def build(title, program, home, database, environment, before=(), **options):
    os.makedirs(os.path.dirname(database), exist_ok=True)
    if options.get("preexec_fn"):
        os.chown(os.path.dirname(database), NOBODY, NOBODY)
    done = subprocess.run([*before, program, "build", "--home", home, "--database", database],
                          env=environment, capture_output=True, text=True, **options)
    expect(done.returncode == 0, f"{title}: {done.stdout}{done.stderr}")
    return digest(database), title


def builds(release, debugging, folder):
    """Builds under different circumstances: the first file, and each digest with what was different."""
    turkish, german = locales(os.path.join(folder)).values()
    plain = {"PATH": os.environ["PATH"]}
    backwards = os.path.join(folder, "Sämtliche Ordner, rückwärts")
    copied(backwards, backwards=True)
    forwards = os.path.join(folder, "b")
    copied(forwards, backwards=False)
    first = os.path.join(folder, "first", "warehouse.sqlite")
    found = [build("this folder", release, ROOT, first, plain)]
    found.append(build("the same once more, over the first", release, ROOT, first, plain))
    found.append(build("copied in reverse, Turkish, Nepal, files of one's own", release, backwards,
                    os.path.join(folder, "ı", "İ.sqlite"), {**turkish, "TZ": "Asia/Kathmandu"},
                    umask=0o077, cwd=backwards))
    found.append(build("copied in order, German, another HOME", release, forwards,
                    os.path.join(folder, "second", "w"), {**german, "TZ": "America/St_Johns",
                                                          "HOME": folder, "USER": "someone"}))
    if os.geteuid() == 0:
        os.chmod(folder, 0o755)
        program = shutil.copy(release, os.path.join(folder, "wavehouse"))
        found.append(build("another user", program, forwards,
                        os.path.join(folder, "nobody", "w.sqlite"), plain, preexec_fn=as_nobody))
    # A program linked fully statically takes no clock but the system's; that for debugging does.
    if debugging:
        clock = "2038-01-20 03:14:08"
        found.append(build(f"compiled for debugging, the clock at {clock}", debugging, ROOT,
                        os.path.join(folder, clock, "w.sqlite"), plain,
                        before=["faketime", clock]))
    return first, found


def look(path, release):
    """Makes sure that a file is fit for publishing."""
    with open(path, "rb") as file:
        header = file.read(100)
    expect(header[18:20] == b"\x01\x01",
           "the file is in write-ahead mode, and cannot be read where nothing may be written")
    folder = os.path.dirname(path)
    expect(os.listdir(folder) == [os.path.basename(path)], "something lies beside the file")
    os.chmod(path, 0o444)
    os.chmod(folder, 0o555)
    options = {"preexec_fn": as_nobody} if os.geteuid() == 0 else {}
    shown = subprocess.run(
        ["sqlite3", "-readonly", path,
         "PRAGMA integrity_check; PRAGMA freelist_count; SELECT count(*) > 20 FROM sqlite_stat1; "
         "SELECT count(*) > 1000 FROM findings"],
        capture_output=True, text=True, **options)
    expect(shown.stdout.split() == ["ok", "0", "1", "1"],
           f"as a published file: {shown.stdout}{shown.stderr}")
    program = shutil.copy(release, os.path.join(os.path.dirname(folder), "reader"))
    asked = subprocess.run([program, "sql", "SELECT 1 AS one", "--database", path],
                           capture_output=True, text=True, **options)
    os.chmod(folder, 0o755)
    expect(asked.returncode == 0,
           f"wavehouse cannot read it where nothing may be written: {asked.stderr}")


def same_bytes(workshop):
    folder = workshop.path("builds")
    os.mkdir(folder)
    for each in (workshop.folder, folder):
        os.chmod(each, 0o755)
    debugging = os.path.join(ROOT, ".build", "debug", "wavehouse")
    first, found = builds(
        workshop.wavehouse_program, debugging if os.path.exists(debugging) else None, folder)
    log = "".join(f"\n   {digest}  {title}" for digest, title in found)
    expect(len({digest for digest, _ in found}) == 1, "the bytes differ" + log)
    look(first, workshop.wavehouse_program)
    return (f"{len(found)} builds, the same bytes; no log, no free pages, statistics, read where "
            f"nothing may be written{log}\n  ")
