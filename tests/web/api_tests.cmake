# The JSON calls over the shipped data.
mitate_add_tests(web_api_tests LABEL unit ROOMS mitate_web shipped_catalog nlohmann_json::nlohmann_json
  SOURCES
    api/endpoint/api_document_test.cc api/endpoint/shape_tables.cc api/shapes/shapes_test.cc
    api/calls/services_test.cc api/api_fixture.cc api/contract_check.cc api/evidence_fixture.cc
    api/calls/bundles_test.cc api/calls/cases_test.cc api/calls/evidence_test.cc api/calls/supply_test.cc
    api/mcp/assistant_test.cc api/calls/matches_test.cc api/calls/needs_parse_test.cc
    api/calls/reference_test.cc)
