package dev.hotreload.report;

import dev.hotreload.launch.LaunchModule;
import dev.hotreload.report.Ink.Shade;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.StringJoiner;
import org.jspecify.annotations.Nullable;

/** The two or three lines at the start. */
final class StartText {

    private static final int NAMES = 8;
    /** {@code target/classes}. */
    private static final int TAIL = 2;

    private final Ink ink;
    private final Path home;

    StartText(Ink ink, Path home) {
        this.ink = ink;
        this.home = home;
    }

    String of(StartReport report) {
        String prefix = ink.paint(Shade.CYAN, ConsoleReporter.PREFIX) + "  ";
        StringBuilder text = new StringBuilder(prefix)
                .append(ink.paint(Shade.BOLD, report.mainClass()))
                .append(" on ")
                .append(report.jdk())
                .append('\n');
        text.append(prefix).append(watching(report.modules())).append('\n');
        if (report.poll().isPresent()) {
            text.append(prefix)
                    .append("polling every ")
                    .append(interval(report.poll().get()))
                    .append('\n');
        }
        return text.toString();
    }

    private String watching(List<LaunchModule> modules) {
        if (modules.isEmpty()) {
            return "watching nothing: no module of the application has a directory of classes";
        }
        Optional<Path> tail = commonTail(modules);
        if (tail.isEmpty()) {
            return "watching " + names(modules, true);
        }
        return "watching " + tail.get() + " of " + names(modules, false) + " in " + shorten(commonBase(modules));
    }

    /** Without lambdas and streams, as all that runs before the application does: the first ones are dear. */
    private String names(List<LaunchModule> modules, boolean withDirectories) {
        int shown = modules.size() == NAMES + 1 ? modules.size() : Math.min(NAMES, modules.size());
        StringJoiner joiner = new StringJoiner(", ");
        for (LaunchModule module : modules.subList(0, shown)) {
            joiner.add(withDirectories ? module.name() + " (" + shorten(module.classes()) + ")" : module.name());
        }
        String names = joiner.toString();
        return shown == modules.size() ? names : names + " and " + (modules.size() - shown) + " more modules";
    }

    private static Optional<Path> commonTail(List<LaunchModule> modules) {
        Path first = modules.get(0).classes();
        int count = first.getNameCount();
        if (count <= TAIL) {
            return Optional.empty();
        }
        Path tail = first.subpath(count - TAIL, count);
        boolean common = true;
        for (LaunchModule module : modules) {
            Path path = module.classes();
            common &= path.endsWith(tail) && path.getNameCount() > TAIL;
        }
        return common ? Optional.of(tail) : Optional.empty();
    }

    private static Path commonBase(List<LaunchModule> modules) {
        Path base = base(modules.get(0).classes());
        for (LaunchModule module : modules) {
            while (!module.classes().startsWith(base)) {
                Path parent = base.getParent();
                if (parent == null) {
                    return base;
                }
                base = parent;
            }
        }
        return base;
    }

    private static Path base(Path classes) {
        Path base = classes;
        for (int i = 0; i < TAIL; i++) {
            @Nullable Path parent = base.getParent();
            base = parent == null ? base : parent;
        }
        return base;
    }

    private String shorten(Path path) {
        if (path.equals(home)) {
            return "~";
        }
        return path.startsWith(home)
                ? Path.of("~").resolve(home.relativize(path)).toString()
                : path.toString();
    }

    private static String interval(Duration interval) {
        long millis = interval.toMillis();
        return millis % 1000 == 0 ? millis / 1000 + " s" : millis + " ms";
    }
}
