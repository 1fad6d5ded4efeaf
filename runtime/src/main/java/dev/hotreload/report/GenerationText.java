package dev.hotreload.report;

import dev.hotreload.report.Ink.Shade;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.StringJoiner;

/** The line of a generation, and the lines beneath it. */
final class GenerationText {

    private static final int MODULES = 5;
    private static final int CLASSES = 3;
    private static final int MEMBERS = 5;
    private static final int REFUSALS = 5;
    private static final int FOLLOWED = 6;

    private final Ink ink;

    GenerationText(Ink ink) {
        this.ink = ink;
    }

    String of(GenerationReport report) {
        return report.outcome() == Outcome.APPLIED ? applied(report) : refused(report);
    }

    private String applied(GenerationReport report) {
        StringJoiner line = new StringJoiner("  ");
        line.add(ink.paint(Shade.CYAN, ConsoleReporter.PREFIX));
        line.add(ink.paint(Shade.BOLD, "#" + report.number()));
        modules(report.modules(), line);
        classes(report.classes(), line);
        resources(report.resources(), line);
        followed(report.followed(), line);
        line.add(ink.paint(Shade.DIM, milliseconds(report.timings().work())));
        StringBuilder text = new StringBuilder(line.toString()).append('\n');
        report.notes().forEach(note -> text.append(Paragraph.of(note)));
        return text.toString();
    }

    private static void modules(List<String> modules, StringJoiner line) {
        int shown = Math.min(MODULES, modules.size());
        line.add(String.join(", ", modules.subList(0, shown)));
        more(modules.size() - shown, "module", "modules", line);
    }

    /** Added and deleted classes stand before the changed ones, so that nobody reads them as members of one. */
    private void classes(List<ClassReport> classes, StringJoiner line) {
        List<ClassReport> shown = new ArrayList<>(classes);
        shown.sort(Comparator.comparing(ClassReport::change));
        List<ClassReport> first = new ArrayList<>(shown.subList(0, Math.min(CLASSES, shown.size())));
        first.sort(Comparator.comparing(report -> report.change() == ClassChange.CHANGED));
        first.forEach(report -> clazz(report, line));
        more(classes.size() - first.size(), "class", "classes", line);
    }

    private void clazz(ClassReport report, StringJoiner line) {
        String name = ink.paint(Shade.BOLD, Names.simple(report.binaryName()));
        switch (report.change()) {
            case ADDED -> line.add(ink.sign(Sign.ADDED) + " " + name);
            case DELETED -> line.add(ink.sign(Sign.REMOVED) + " " + name);
            case CHANGED -> {
                line.add(name);
                List<MemberChange> members = report.members();
                int shown = members.size() == MEMBERS + 1 ? members.size() : Math.min(MEMBERS, members.size());
                for (MemberChange member : members.subList(0, shown)) {
                    line.add(ink.sign(member.sign()) + " " + member.member());
                }
                if (shown < members.size()) {
                    line.add("… " + (members.size() - shown) + " more");
                }
            }
        }
    }

    /**
     * What the program read of them at its start it does not read again by itself, so the line says only what was done.
     */
    private static void resources(List<String> resources, StringJoiner line) {
        int shown = Math.min(CLASSES, resources.size());
        if (shown > 0) {
            line.add("copied " + String.join(", ", resources.subList(0, shown)));
        }
        more(resources.size() - shown, "resource", "resources", line);
    }

    private void followed(List<FollowedChange> followed, StringJoiner line) {
        int shown = followed.size() == FOLLOWED + 1 ? followed.size() : Math.min(FOLLOWED, followed.size());
        for (FollowedChange change : followed.subList(0, shown)) {
            line.add(ink.sign(change.sign()) + " " + change.what());
        }
        if (shown < followed.size()) {
            line.add("… " + (followed.size() - shown) + " more");
        }
    }

    private static void more(int count, String one, String many, StringJoiner line) {
        if (count > 0) {
            line.add("+ " + count + " more " + (count == 1 ? one : many));
        }
    }

    private static String milliseconds(Duration time) {
        long rounded = Math.round(time.toNanos() / 1e6);
        return rounded == 0 ? "<1 ms" : rounded + " ms";
    }

    private String refused(GenerationReport report) {
        StringBuilder text = new StringBuilder();
        Set<String> advice = new LinkedHashSet<>();
        List<Refusal> refusals = report.refusals();
        int shown = Math.min(REFUSALS, refusals.size());
        for (Refusal refusal : refusals.subList(0, shown)) {
            text.append(ink.paint(Shade.CYAN, ConsoleReporter.PREFIX))
                    .append("  ")
                    .append(ink.paint(Shade.BOLD, "#" + report.number()))
                    .append(' ')
                    .append(ink.paint(Shade.RED, "refused"))
                    .append("  ")
                    .append(refusal.sentence())
                    .append('\n');
            advice.add(refusal.advice());
        }
        if (shown < refusals.size()) {
            text.append(Paragraph.of((refusals.size() - shown) + " more reasons are in the events file."));
        }
        advice.forEach(sentence -> text.append(Paragraph.of(sentence)));
        report.notes().forEach(note -> text.append(Paragraph.of(note)));
        return text.toString();
    }
}
