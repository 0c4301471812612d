# The JSON calls over the shipped data.
mitate_add_tests(web_api_tests LABEL unit ROOMS mitate_web shipped_catalog nlohmann_json::nlohmann_json
  SOURCES
    api/api_document_test.cc api/api_fixture.cc api/evidence_fixture.cc api/evidence_test.cc
    api/matches_test.cc api/needs_parse_test.cc api/reference_test.cc
    api/services_test.cc)
