# Pages, templates, pictures, wording and exports of the room `web`; read by web/CMakeLists.txt.
set(MITATE_PAGE_SOURCES
  html/assets.cc html/links.cc html/safe_html.cc html/template.cc
  wording/wording.cc export/sheet.cc
  pictures/count_grid.cc pictures/label_lines.cc pictures/points_bar.cc pictures/price_line.cc
  pictures/rank_slope.cc pictures/tile_map.cc
  pages/certifications_page.cc pages/data_page.cc pages/evidence_pages.cc pages/gaps_page.cc
  pages/recommendation_page.cc pages/recommendation_views.cc
  pages/compare_page.cc pages/comparison.cc pages/kept_need.cc
  evaluation/evaluation.cc
  pages/csv_download.cc pages/services_export.cc
  pages/embed_pages.cc pages/english_pages.cc pages/english_words.cc pages/public_search.cc
  pages/history_view.cc pages/inquiry_page.cc pages/methods_page.cc pages/service_history.cc
  pages/service_history_page.cc
  pages/need_chips.cc pages/need_form.cc pages/need_page.cc pages/need_view.cc pages/needs_pages.cc
  pages/fact_views.cc pages/figures.cc pages/guideline_pages.cc pages/home_page.cc
  pages/pages.cc pages/places_lookup.cc pages/rationale_page.cc pages/report_page.cc pages/shortlist_page.cc pages/service_page.cc pages/service_sections.cc
  pages/services_page.cc pages/site.cc pages/source_index.cc pages/static_files.cc
  pages/text_pages.cc pages/view_models.cc pages/typed_values.cc pages/need_form_origins.cc
  pages/need_form_model.cc)

pkg_check_modules(XLSXWRITER REQUIRED IMPORTED_TARGET xlsxwriter)

file(GLOB_RECURSE MITATE_ASSET_FILES CONFIGURE_DEPENDS
  ${CMAKE_CURRENT_LIST_DIR}/../templates/*.html ${CMAKE_CURRENT_LIST_DIR}/../static/*
  ${CMAKE_CURRENT_LIST_DIR}/../wording/*.json ${CMAKE_CURRENT_LIST_DIR}/../evaluation.json)
set(MITATE_EMBEDDED_ASSETS ${CMAKE_CURRENT_BINARY_DIR}/embedded_assets.cc)
add_custom_command(
  OUTPUT ${MITATE_EMBEDDED_ASSETS}
  COMMAND ${CMAKE_COMMAND} -DROOT=${CMAKE_CURRENT_SOURCE_DIR} -DOUT=${MITATE_EMBEDDED_ASSETS}
          -P ${CMAKE_CURRENT_SOURCE_DIR}/html/embed_assets.cmake
  DEPENDS ${MITATE_ASSET_FILES} ${CMAKE_CURRENT_SOURCE_DIR}/html/embed_assets.cmake
  COMMENT "Embedding templates, styles and wording" VERBATIM)
list(APPEND MITATE_PAGE_SOURCES ${MITATE_EMBEDDED_ASSETS})
