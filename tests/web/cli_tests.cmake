# The program itself.
mitate_add_tests(web_cli_tests LABEL flow ROOMS shipped_catalog nlohmann_json::nlohmann_json
  SOURCES cli/bundles_test.cc cli/commands_test.cc cli/program.cc cli/serve_test.cc http/raw_client.cc)
target_compile_definitions(web_cli_tests PRIVATE MITATE_PROGRAM="$<TARGET_FILE:mitate>")
add_dependencies(web_cli_tests mitate)
