#include "interrupt.h"

#include <fcntl.h>
#include <unistd.h>

#include <cerrno>
#include <csignal>

namespace dragoman::cli {
namespace {

volatile std::sig_atomic_t asked_to_stop = 0;
int nothing_to_read = -1;

// A read that waits on a silent pipe returns with EINTR and is tried again (ingest/byte_source.cpp): it then finds the end of input,
// because by then the standard input is /dev/null. Everything called here is async-signal-safe.
void on_signal(int) {
  const int kept = errno;
  asked_to_stop = 1;
  dup2(nothing_to_read, STDIN_FILENO);
  errno = kept;
}

}  // namespace

Interrupt::Interrupt() {
  nothing_to_read = open("/dev/null", O_RDONLY | O_CLOEXEC);
  struct sigaction action = {};
  action.sa_handler = on_signal;
  action.sa_flags = static_cast<int>(SA_RESETHAND);  // the second signal has its default effect; no SA_RESTART: a blocked read must return
  sigaction(SIGINT, &action, nullptr);
  sigaction(SIGTERM, &action, nullptr);
}

bool Interrupt::asked() const { return asked_to_stop != 0; }

}  // namespace dragoman::cli
