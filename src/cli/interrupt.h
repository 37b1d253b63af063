// Ctrl-C and SIGTERM while reading: the first asks to finish the batch, the second ends the program at once (the record is whole anyway).
#pragma once

namespace dragoman::cli {

/// Listens from construction on.
class Interrupt {
 public:
  Interrupt();
  Interrupt(const Interrupt&) = delete;
  Interrupt& operator=(const Interrupt&) = delete;
  bool asked() const;
};

}  // namespace dragoman::cli
