package dev.hotreload.benchmarks.harness;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** A titled Markdown table whose columns also line up when it is read as text. */
public final class Table {

    private final String title;
    private final List<List<String>> rows = new ArrayList<>();

    /** A table without rows. */
    public Table(String title, String... columns) {
        this.title = title;
        rows.add(List.of(columns));
    }

    /**
     * Adds a row.
     *
     * @throws IllegalArgumentException if it has not one cell for each column
     */
    public Table row(String... cells) {
        if (cells.length != rows.get(0).size()) {
            throw new IllegalArgumentException("a row of " + cells.length + " cells in a table of "
                    + rows.get(0).size() + " columns: " + title);
        }
        rows.add(List.of(cells));
        return this;
    }

    /** The table as Markdown. */
    public String markdown() {
        String body = rows.stream().skip(1).map(this::line).collect(Collectors.joining());
        return "## " + title + "\n\n" + line(rows.get(0)) + rule() + body;
    }

    private String line(List<String> cells) {
        return IntStream.range(0, cells.size())
                .mapToObj(column -> pad(cells.get(column), width(column)))
                .collect(Collectors.joining(" | ", "| ", " |\n"));
    }

    private String rule() {
        return IntStream.range(0, rows.get(0).size())
                .mapToObj(column -> "-".repeat(width(column)))
                .collect(Collectors.joining(" | ", "| ", " |\n"));
    }

    private int width(int column) {
        return rows.stream().mapToInt(row -> row.get(column).length()).max().orElse(0);
    }

    private static String pad(String cell, int width) {
        return cell + " ".repeat(width - cell.length());
    }
}
