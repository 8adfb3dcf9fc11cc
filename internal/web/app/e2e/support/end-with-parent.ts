/** Our standard input is a pipe from whoever started us. When it ends they are gone, and so are we. */
export default function endWithParent() {
  if (process.stdin.isTTY) return;
  process.stdin.on('end', () => process.kill(process.pid, 'SIGINT'));
  process.stdin.on('error', () => undefined);
  process.stdin.resume();
  process.stdin.unref();
}
