package dev.hotreload.report;

import dev.hotreload.report.Ink.Shade;
import java.util.StringJoiner;

/** The line of a program that has begun again, and the lines beneath it. */
final class RenewalText {
    private final Ink ink;

    RenewalText(Ink ink) {
        this.ink = ink;
    }

    String of(RenewalReport report) {
        StringJoiner line = new StringJoiner("  ");
        line.add(ink.paint(Shade.CYAN, ConsoleReporter.PREFIX));
        line.add(ink.paint(Shade.BOLD, "#" + report.number()) + " new generation");
        line.add(String.join(", ", report.modules()));
        if (!report.libraries().isEmpty()) {
            line.add("(" + String.join(", ", report.libraries()) + ")");
        }
        if (!report.kept().isEmpty()) {
            line.add("kept " + String.join(", ", report.kept()));
        }
        line.add(ink.paint(Shade.DIM, report.took().toMillis() + " ms"));
        StringBuilder text = new StringBuilder(line.toString()).append('\n');
        report.notes().forEach(note -> text.append(Paragraph.of(note)));
        return text.toString();
    }
}
