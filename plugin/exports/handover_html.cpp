// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
#include "base/text.hpp"
#include "exports/handover.hpp"

#include <fmt/format.h>

namespace sluice {
namespace {

constexpr std::string_view page_text = R"(<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; img-src data:; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta name="referrer" content="no-referrer">
<link rel="icon" href="data:,">
<title>What is asked of a delivery{{#reader}}: {{reader}}{{/reader}}</title>
<style>{{style}}
.asked th[scope="row"] { min-width: 14rem; }
.asked td { min-width: 6rem; }
.wide { overflow-x: auto; }</style>
</head>
<body>
<a class="skip" href="#main">Skip to what is asked</a>
<header class="masthead">
<p class="brand">sluice</p>
<p class="judged">{{packs}}</p>
</header>
<nav class="sections" aria-label="Artefacts">
<ul>
{{nav}}</ul>
</nav>
<main id="main" tabindex="-1">
<section>
<h1>What is asked of a delivery{{#reader}}: {{reader}}{{/reader}}</h1>
<p>Rungs, from the gentlest: {{rungs}}. You are judged at <strong>{{rung}}</strong>.</p>
<p>Check it before you send it: <code>sluice check DELIVERY</code>, with the kit of your customer <code>sluice check --kit KIT DELIVERY</code>. <code>sluice explain RULE</code> says more of a rule.</p>
</section>
{{sections}}</main>
<footer>
<p>This page needs no network and no script.</p>
</footer>
</body>
</html>
)";
constexpr std::string_view nav_text = "<li><a href=\"#{{id}}\">{{name}}</a></li>\n";
constexpr std::string_view section_text = R"(<section id="{{id}}" aria-labelledby="{{id}}-h">
<h2 id="{{id}}-h">{{name}}</h2>
{{#files}}<p class="quiet">Looked for as <code>{{files}}</code>.</p>
{{/files}}<div class="wide" tabindex="0" role="region" aria-labelledby="{{id}}-h"><table class="asked">
<thead><tr><th scope="col">rule</th><th scope="col">what is asked</th><th scope="col">asked for by</th><th scope="col">weight</th><th scope="col">stops a build at</th></tr></thead>
<tbody>
{{rows}}</tbody>
</table></div>
</section>
)";
constexpr std::string_view row_text =
    "<tr><th scope=\"row\"><code>{{rule}}</code></th><td>{{asks}}{{#content}} <code>{{content}}</code>{{/content}}</td><td>{{clauses}}</td><td>{{severity}}, {{basis}}</td>"
    "<td>{{stops}}{{#from}} <span class=\"quiet\">from <time datetime=\"{{from}}\">{{from}}</time></span>{{/from}}</td></tr>\n";
constexpr std::string_view list_text = "<section>\n<h2>{{title}}</h2>\n<ul>\n{{items}}</ul>\n</section>\n";
constexpr std::string_view item_text = "<li>{{text}}</li>\n";

class HandoverPage {
 public:
  Markup render(const Handover& handover, const Markup& style) {
    Markup nav, sections;
    std::size_t number = 0;
    for (const HandoverArtefact& artefact : handover.artefacts) {
      const std::string id = fmt::format("a{}", ++number);
      Fields link;
      nav += nav_.fill(link.text("id", id).text("name", artefact.name));
      sections += section(artefact, id);
    }
    sections += list("Duties that come with it", handover.obligations);
    sections += list("Exceptions granted to you", handover.waivers);
    Fields fields;
    fields.text("reader", handover.reader).text("packs", join(handover.packs, ", ")).text("rungs", join(handover.rungs, ", ")).text("rung", handover.rung);
    fields.markup("style", style).markup("nav", nav).markup("sections", sections);
    return page_.fill(fields);
  }

 private:
  Markup section(const HandoverArtefact& artefact, const std::string& id) {
    Markup rows;
    for (const HandoverDemand& demand : artefact.demands) {
      Fields row;
      row.text("rule", demand.rule).text("asks", demand.asks).text("content", demand.content);
      row.text("clauses", join(demand.clauses, ", ")).text("severity", demand.severity).text("basis", demand.basis);
      row.text("stops", demand.stops).text("from", demand.from);
      rows += row_.fill(row);
    }
    Fields fields;
    fields.text("id", id).text("name", artefact.name).text("files", artefact.files).markup("rows", rows);
    return section_.fill(fields);
  }

  Markup list(const char* title, const std::vector<std::string>& texts) {
    if (texts.empty()) return {};
    Markup items;
    for (const std::string& text : texts) {
      Fields item;
      items += item_.fill(item.text("text", text));
    }
    Fields fields;
    fields.text("title", title).markup("items", items);
    return list_.fill(fields);
  }

  Template page_{page_text}, nav_{nav_text}, section_{section_text}, row_{row_text}, list_{list_text}, item_{item_text};
};

}  // namespace

std::string render_handover_html(const Handover& handover, const Markup& style) {
  return HandoverPage().render(handover, style).html();
}

}  // namespace sluice
