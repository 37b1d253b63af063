# The same table of dyad-months and the same plot as dyads.py, in R, from a record's exported tables. Base R is all it needs:
#
#     dragoman export record.duckdb --as csv -o tables/
#     Rscript docs/tutorial/dyads.R tables/ [OUTPUT FOLDER]
#
# With DuckDB's R package no export is needed; these two lines take the place of read_table() below:
#
#     connection <- DBI::dbConnect(duckdb::duckdb(), "record.duckdb", read_only = TRUE)
#     read_table <- function(name) DBI::dbReadTable(connection, name)

arguments <- commandArgs(trailingOnly = TRUE)
if (length(arguments) < 1) stop("usage: Rscript dyads.R TABLES [OUTPUT FOLDER]")
tables <- arguments[1]
out <- if (length(arguments) > 1) arguments[2] else "."
dir.create(out, showWarnings = FALSE, recursive = TRUE)

# Codes are text: 057 is not the number 57. Only an empty field is missing: "NA" may be somebody's name.
read_table <- function(name) read.csv(file.path(tables, paste0(name, ".csv")), colClasses = "character", na.strings = "", encoding = "UTF-8")

events <- read_table("events")
participants <- read_table("event_participants")
entities <- read_table("entities")

# ---- what happened, and in which month: dates less exact than a month (2018-W35, the year alone) are nobody's month
events <- events[events$status %in% c("occurred", "ongoing") & grepl("^[0-9]{4}-(0[1-9]|1[0-2])", events$date), ]
events$period <- paste0(substr(events$date, 1, 7), "-01")
events$quad <- as.integer(events$quad)
events$goldstein <- as.numeric(events$goldstein)

# ---- who takes part: an event counts once for each pair of countries that it joins
sides <- merge(participants[!is.na(participants$entity), c("article", "event", "role", "entity")],
               entities[!is.na(entities$country), c("article", "entity", "country")])
side <- function(role, name) {
  s <- unique(sides[sides$role == role, c("article", "event", "country")])
  names(s)[3] <- name
  s
}
pairs <- merge(merge(events, side("source", "source")), side("target", "target"))

# ---- the table
key <- pairs[c("period", "source", "target")]
n <- function(which) aggregate(as.integer(which), key, sum)
months <- n(rep(TRUE, nrow(pairs)))
names(months)[4] <- "events"
classes <- c("verbal_cooperation", "material_cooperation", "verbal_conflict", "material_conflict")
for (q in 1:4) months[[classes[q]]] <- n(pairs$quad == q)$x
months$goldstein <- aggregate(pairs$goldstein, key, mean)$x
months <- months[order(months$period, months$source, months$target, method = "radix"), ]
months$goldstein <- sprintf("%.6f", months$goldstein)
write.csv(months, file.path(out, "dyad_months_r.csv"), row.names = FALSE, quote = FALSE)

# ---- the plot: the largest dyad, every month, those without an event too
between <- months[months$source != months$target, ]
totals <- aggregate(events ~ source + target, between, sum)
totals <- totals[order(-totals$events, totals$source, totals$target), ]
pair <- sort(c(totals$source[1], totals$target[1]))
every <- format(seq(as.Date(min(between$period)), as.Date(max(between$period)), by = "month"))
draw <- function(source, target) {
  rows <- between[between$source == source & between$target == target, ]
  rows <- rows[match(every, rows$period), ]
  count <- function(a, b) ifelse(is.na(rows$events), 0, rows[[a]] + rows[[b]])
  heights <- rbind(count("verbal_cooperation", "material_cooperation"), -count("verbal_conflict", "material_conflict"))
  barplot(heights[1, ], names.arg = substr(every, 1, 7), las = 2, cex.names = 0.7, ylim = range(-1, 1, heights), col = "#4477aa", border = NA,
          main = paste(source, "to", target), ylab = "events a month")
  barplot(heights[2, ], add = TRUE, axes = FALSE, col = "#cc6677", border = NA)
}
pdf(file.path(out, "dyad_months.pdf"), width = 9, height = 6)
par(mfrow = c(2, 1), mar = c(4, 4, 2, 1))
draw(pair[1], pair[2])
legend("topright", c("cooperation", "conflict"), fill = c("#4477aa", "#cc6677"), border = NA, bty = "n", horiz = TRUE)
draw(pair[2], pair[1])
invisible(dev.off())
cat(nrow(months), "dyad-months\n")
