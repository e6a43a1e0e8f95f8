#include "store/text_index.h"

#include <utility>

#include "store/database.h"

namespace folkmoot::store {

std::string text_query(const std::string& words) {
  std::string out;
  std::string word;
  const auto end_word = [&] {
    if (!word.empty()) out += (out.empty() ? "\"" : " \"") + word + "\"*";
    word.clear();
  };
  for (const char c : words) {
    if (c == ' ' || c == '\t' || c == '\n' || c == '\r' || c == '\0') {
      end_word();
    } else {
      word += c;
      if (c == '"') word += c;
    }
  }
  end_word();
  return out;
}

TextIndex::TextIndex(std::unique_ptr<Database> database) : database_(std::move(database)) {}
TextIndex::TextIndex(TextIndex&&) noexcept = default;
TextIndex& TextIndex::operator=(TextIndex&&) noexcept = default;
TextIndex::~TextIndex() = default;

Result<TextIndex> TextIndex::make() {
  FM_ASSIGN(auto database, Database::open(":memory:", {}));
  FM_TRY(
      database->run("create virtual table texts using fts5(title, text, number unindexed, tokenize = 'unicode61 "
                    "remove_diacritics 2')"));
  return TextIndex(std::move(database));
}

Result<Ok> TextIndex::add(std::uint64_t number, const std::string& title, const std::string& text) {
  if (!adding_) FM_TRY(database_->begin());
  adding_ = true;
  FM_ASSIGN(Statement insert, database_->query("insert into texts(title, text, number) values(?, ?, ?)"));
  return insert.add_text(title).add_text(text).add(number).run();
}

Result<std::vector<TextIndex::Found>> TextIndex::find(const std::string& words, std::uint64_t limit) {
  std::vector<Found> out;
  const std::string query = text_query(words);
  if (query.empty()) return out;
  if (std::exchange(adding_, false)) FM_TRY(database_->commit());
  FM_ASSIGN(Statement select,
            database_->query("select number, snippet(texts, -1, '[', ']', '...', 16) from texts where texts match ? "
                             "order by bm25(texts, 4.0, 1.0), rowid limit ?"));
  select.add_text(query).add(limit);
  for (;;) {
    FM_ASSIGN(const bool more, select.step());
    if (!more) return out;
    out.push_back({select.integer(0), select.text(1)});
  }
}

}  // namespace folkmoot::store
