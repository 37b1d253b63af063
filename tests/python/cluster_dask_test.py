"""A real scheduler and two worker processes, one killed in the middle of a shard: the same result as one machine, the same manifest as without engine."""
import json
import os
import signal
import socket
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from cluster_common import CLUSTER, assert_no_litter, assert_same, one_machine, write_input
from common import skip

if subprocess.run([sys.executable, '-c', 'import distributed'], stderr=subprocess.DEVNULL).returncode:
    skip('no distributed (Debian: python3-distributed)')


def free_port():
    with socket.socket() as s:
        s.bind(('127.0.0.1', 0))
        return s.getsockname()[1]


def wait(what, seconds, condition):
    end = time.monotonic() + seconds
    while not (found := condition()):
        assert time.monotonic() < end, f'waited {seconds} s in vain for {what}'
        time.sleep(0.01)
    return found


with tempfile.TemporaryDirectory() as folder:
    root = Path(folder)
    source, out, plain = root / 'in', root / 'out', root / 'plain'
    write_input(source, 16, 120)
    port = free_port()
    address = f'tcp://127.0.0.1:{port}'
    quiet = {'stdout': subprocess.DEVNULL, 'stderr': subprocess.DEVNULL, 'cwd': folder}
    started = [subprocess.Popen([sys.executable, '-m', 'distributed.cli.dask_scheduler', '--host', '127.0.0.1', '--port', str(port), '--no-dashboard'], **quiet)]
    try:
        for n in range(2):
            started.append(subprocess.Popen([sys.executable, '-m', 'distributed.cli.dask_worker', address, '--nthreads', '1', '--no-nanny', '--no-dashboard',
                                             '--name', str(n), '--local-directory', str(root / f'worker{n}'), '--host', '127.0.0.1'], **quiet))
        workers = {p.pid: p for p in started[1:]}
        reading = subprocess.Popen([*CLUSTER, 'read', source, out, '--scheduler', address, '--jobs', '1', '--shard-mb', '0.01'], stderr=subprocess.PIPE, text=True)
        started.append(reading)

        def at_work():  # folders of half-done shards are named for the process that makes them
            names = [p.name.split('-') for p in (out / '.dragoman/tmp').glob('*')] if (out / '.dragoman/tmp').exists() else []
            busy = {int(pid) for *_, pid, _ in names} & set(workers)
            return busy if len(busy) == 2 and (out / '.dragoman/shards').exists() else None  # both, and something is done already

        # stopped first: a worker may finish its shard between the look and the kill, and then nothing would be tested
        while True:
            victim = min(wait('both workers at work', 120, at_work))
            workers[victim].send_signal(signal.SIGSTOP)
            if half_done := [p for p in (out / '.dragoman/tmp').glob('*') if f'-{victim}-' in p.name]:
                break
            workers[victim].send_signal(signal.SIGCONT)
        children = subprocess.run(['pgrep', '-P', str(victim)], capture_output=True, text=True).stdout.split()
        workers[victim].send_signal(signal.SIGKILL)
        workers[victim].wait()
        _, messages = reading.communicate(timeout=240)
        assert reading.returncode == 0, messages
        for child in children:  # the program it ran went with it
            assert not os.path.exists(f'/proc/{child}') or 'dragoman' not in Path(f'/proc/{child}/cmdline').read_text(), child
    finally:
        for p in started:
            if p.poll() is None:
                p.kill()
                p.wait()
    assert half_done, 'the worker was killed between shards: nothing was tested'
    assert_same(out, root, one_machine(source, root))
    subprocess.run([*CLUSTER, 'verify', out], check=True)
    hosts = {json.loads(line)['pid'] for line in (out / '.dragoman/log.jsonl').read_text().splitlines()}
    assert hosts and victim not in hosts or len(hosts) == 2, hosts
    subprocess.run([*CLUSTER, 'read', source, plain, '--shard-mb', '0.01'], check=True, stderr=subprocess.DEVNULL)
    assert (plain / 'manifest.json').read_bytes() == (out / 'manifest.json').read_bytes()
    # what the dead worker left is swept by the next run, which has nothing else to do
    subprocess.run([*CLUSTER, 'read', source, out, '--shard-mb', '0.01'], check=True, stderr=subprocess.DEVNULL)
    assert_no_litter(out)
    print(f'worker {victim} killed with {len(half_done)} shard half done; {len(hosts)} workers finished shards')
