# cmake -DRUN=<command;arguments...> -DREPORT=<regular expression> -P expect_bite.cmake
# Fails unless the command fails AND says why in the words of REPORT.
execute_process(COMMAND ${RUN} RESULT_VARIABLE result OUTPUT_VARIABLE output ERROR_VARIABLE output)
if(result EQUAL 0)
  message(FATAL_ERROR "the sin went unnoticed: ${RUN}\n${output}")
endif()
if(NOT output MATCHES "${REPORT}")
  message(FATAL_ERROR "ended with '${result}', but not because of the sin (expected: ${REPORT}):\n${output}")
endif()
