# Pages, templates, pictures, wording and exports of the room `web`; read by web/CMakeLists.txt.
set(MITATE_PAGE_SOURCES
  assets/assets.cc html/links.cc html/safe_html.cc html/template.cc
  wording/wording.cc export/sheet.cc
  pictures/budget_steps.cc pictures/count_grid.cc pictures/kind_icon.cc pictures/label_lines.cc pictures/points_bar.cc pictures/price_line.cc
  pictures/rank_slope.cc pictures/tile_map.cc
  evaluation/evaluation.cc
  pages/pages.cc
  pages/frame/csv_download.cc pages/frame/file_name.cc pages/frame/kept_record.cc pages/frame/parameters.cc pages/frame/routes.cc pages/frame/site.cc
  pages/frame/static_files.cc pages/frame/view_models.cc
  pages/facts/comparison.cc pages/facts/domain_groups.cc pages/facts/evidence_line.cc pages/facts/fact_context.cc pages/facts/fact_views.cc pages/facts/figures.cc
  pages/facts/orientation_view.cc pages/facts/place_views.cc pages/facts/places_lookup.cc
  pages/facts/record_columns.cc
  pages/facts/source_index.cc
  pages/services/compare_page.cc pages/services/embed_pages.cc pages/services/history_view.cc
  pages/services/inquiry_letters.cc pages/services/inquiry_page.cc pages/services/list_view.cc pages/services/public_search.cc pages/services/report_page.cc
  pages/services/routes.cc pages/services/service_history.cc pages/services/service_history_page.cc
  pages/services/service_page.cc pages/services/service_sections.cc
  pages/services/services_export.cc pages/services/services_page.cc pages/services/shortlist_page.cc
  pages/needs/answered_need.cc pages/needs/card_words.cc pages/needs/kept_need.cc pages/needs/need_chips.cc pages/needs/need_form.cc
  pages/needs/need_form_model.cc pages/needs/need_form_origins.cc pages/needs/need_page.cc
  pages/needs/need_export.cc pages/needs/need_view.cc pages/needs/needs_pages.cc
  pages/needs/paper_choice.cc pages/needs/rationale_page.cc pages/needs/rationale_paper.cc
  pages/needs/requirements.cc pages/needs/routes.cc pages/needs/slot_choices.cc pages/needs/typed_values.cc
  pages/bundles/bundle_examples.cc pages/bundles/bundle_export.cc pages/bundles/bundle_form.cc
  pages/bundles/bundle_form_view.cc pages/bundles/bundle_pages.cc pages/bundles/bundle_papers.cc pages/bundles/bundle_view.cc
  pages/bundles/kept_answer.cc pages/bundles/kept_bundle.cc pages/bundles/paper_content.cc
  pages/bundles/routes.cc
  pages/evidence/certifications_page.cc pages/evidence/evidence_pages.cc pages/evidence/gaps_page.cc
  pages/evidence/guideline_pages.cc pages/evidence/guideline_rows.cc pages/evidence/recommendation_page.cc
  pages/evidence/recommendation_views.cc pages/evidence/routes.cc
  pages/about/data_page.cc pages/about/home_page.cc pages/about/method_tables.cc pages/about/methods_page.cc
  pages/about/routes.cc pages/about/text_pages.cc
  pages/machines/machine_files.cc pages/machines/routes.cc
  pages/english/about_pages.cc pages/english/english_views.cc pages/english/evidence_pages.cc
  pages/english/routes.cc pages/english/service_pages.cc pages/places/place_page.cc
  pages/facts/case_views.cc pages/services/cases_page.cc pages/services/provider_page.cc)

pkg_check_modules(XLSXWRITER REQUIRED IMPORTED_TARGET xlsxwriter)

file(GLOB_RECURSE MITATE_ASSET_FILES CONFIGURE_DEPENDS
  ${CMAKE_CURRENT_LIST_DIR}/../templates/*.html ${CMAKE_CURRENT_LIST_DIR}/../static/*
  ${CMAKE_CURRENT_LIST_DIR}/../wording/*.json ${CMAKE_CURRENT_LIST_DIR}/../evaluation.json)
set(MITATE_EMBEDDED_ASSETS ${CMAKE_CURRENT_BINARY_DIR}/embedded_assets.cc)
add_custom_command(
  OUTPUT ${MITATE_EMBEDDED_ASSETS}
  COMMAND ${CMAKE_COMMAND} -DROOT=${CMAKE_CURRENT_SOURCE_DIR} -DOUT=${MITATE_EMBEDDED_ASSETS}
          -P ${CMAKE_CURRENT_SOURCE_DIR}/assets/embed_assets.cmake
  DEPENDS ${MITATE_ASSET_FILES} ${CMAKE_CURRENT_SOURCE_DIR}/assets/embed_assets.cmake
  COMMENT "Embedding templates, styles and wording" VERBATIM)
list(APPEND MITATE_PAGE_SOURCES ${MITATE_EMBEDDED_ASSETS})
