# Pages, wording, pictures and exports: small parts first, then whole pages over the shipped data.
mitate_add_tests(web_page_part_tests LABEL unit ROOMS mitate_web shipped_catalog nlohmann_json::nlohmann_json
  SOURCES
    export/sheet_test.cc html/links_test.cc html/safe_html_test.cc html/template_test.cc
    pages/needs/need_chips_test.cc pages/needs/need_form_test.cc pages/needs/slot_choices_test.cc pages/facts/places_lookup_test.cc
    pages/evaluation_test.cc pictures/count_grid_test.cc pictures/line_pictures_test.cc
    pictures/points_bar_test.cc wording/wording_test.cc)
mitate_add_tests(web_page_tests LABEL flow ROOMS mitate_web shipped_catalog nlohmann_json::nlohmann_json
  SOURCES api/api_fixture.cc api/contract_check.cc pages/page_fixture.cc pages/bundles/bundle_pages_test.cc
          pages/evidence/evidence_pages_test.cc pages/downloads_test.cc pages/facts/figures_test.cc
          pages/forms_test.cc pages/pages_test.cc pages/needs/match_card_test.cc pages/needs/rationale_test.cc
          pages/places/place_page_test.cc pages/services/cases_test.cc pages/planted_test.cc
          pages/public_faces_test.cc pages/machines_test.cc pages/bundles/bundle_examples_test.cc visibility_test.cc)
