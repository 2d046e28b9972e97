// The smallest real IOC: EPICS base's own shell, record types and Channel Access, nothing else.
// Lines are read by GNU readline, as in the images of production. That matters under stdio-socket, where Enter
// arrives as a carriage return: readline takes it for the end of a line, base's plain reader would wait for ever.
#include <cstdio>
#include <cstdlib>
#include <cstring>

#include <dbAccess.h>
#include <epicsExit.h>
#include <epicsThread.h>
#include <iocsh.h>
#include <iocshRegisterCommon.h>
#include <readline/history.h>
#include <readline/readline.h>

namespace {

const iocshArg databaseArgument = {"pdbbase", iocshArgPdbbase};
const iocshArg *const registerArguments[] = {&databaseArgument};
// The name that ibek's generated startup scripts call.
const iocshFuncDef registerCommand = {"ioc_registerRecordDeviceDriver", 1, registerArguments};

void registerSupport(const iocshArgBuf *arguments) {
  registerAllRecordDeviceDrivers(static_cast<dbBase *>(arguments[0].vval));
}

bool isExit(const char *line) {
  while (*line == ' ') ++line;
  return std::strcmp(line, "exit") == 0;
}

void talk() {
  const char *prompt = std::getenv("IOCSH_PS1");
  while (char *line = readline(prompt != nullptr ? prompt : "epics> ")) {
    const bool leave = isExit(line);
    if (!leave && *line != '\0') {
      add_history(line);
      iocshCmd(line);
    }
    std::free(line);
    if (leave) return;
  }
}

}  // namespace

int main(int count, char **words) {
  iocshRegisterCommon();
  iocshRegister(&registerCommand, registerSupport);
  rl_outstream = stdout;
  if (count > 1 && iocsh(words[1]) != 0) std::fprintf(stderr, "errors in %s\n", words[1]);
  talk();
  epicsExit(EXIT_SUCCESS);
}
