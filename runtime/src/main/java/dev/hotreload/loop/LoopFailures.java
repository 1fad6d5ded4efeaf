package dev.hotreload.loop;

import dev.hotreload.boot.StackTraceHook;
import dev.hotreload.classfile.MemberNames;
import dev.hotreload.classfile.MethodKey;
import dev.hotreload.loader.ApplicationLoaders;
import dev.hotreload.report.LoopFailure;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a run threw, for the user: the program's own frames first, with their source lines, and none of the engine's.
 *
 * <p>Safe for use by any thread.
 */
final class LoopFailures {
    private static final String ENGINE = "dev.hotreload.";

    private final ApplicationLoaders loaders;
    private final SourceLines sources;

    LoopFailures(ApplicationLoaders loaders, List<Path> sourceDirectories) {
        this.loaders = loaders;
        this.sources = new SourceLines(sourceDirectories, loaders.contents());
    }

    /** What {@code looped} threw; its callers are not shown, because they are the same each time. */
    LoopFailure of(Throwable thrown, LoopKey looped) {
        return of(thrown, looped, Collections.newSetFromMap(new IdentityHashMap<>()));
    }

    private LoopFailure of(Throwable thrown, LoopKey looped, Set<Throwable> seen) {
        seen.add(thrown);
        List<LoopFailure.Frame> own = new ArrayList<>();
        int others = 0;
        for (StackTraceElement frame : within(looped, visible(thrown))) {
            if (isOwn(frame)) {
                own.add(new LoopFailure.Frame(place(frame), sources.find(frame)));
            } else {
                others++;
            }
        }
        Throwable cause = thrown.getCause();
        return new LoopFailure(
                headline(thrown), own, others, cause == null || seen.contains(cause) ? null : of(cause, looped, seen));
    }

    /** The whole stack trace, as {@code printStackTrace} prints it, but for the engine's frames. */
    String text(Throwable thrown) {
        StringBuilder text = new StringBuilder();
        append(thrown, "", text, Collections.newSetFromMap(new IdentityHashMap<>()));
        return text.toString();
    }

    private void append(Throwable thrown, String caption, StringBuilder text, Set<Throwable> seen) {
        seen.add(thrown);
        text.append(caption).append(string(thrown)).append('\n');
        for (StackTraceElement frame : visible(thrown)) {
            text.append("\tat ").append(place(frame)).append('\n');
        }
        for (Throwable suppressed : thrown.getSuppressed()) {
            if (!seen.contains(suppressed)) {
                append(suppressed, "Suppressed: ", text, seen);
            }
        }
        Throwable cause = thrown.getCause();
        if (cause != null && !seen.contains(cause)) {
            append(cause, "Caused by: ", text, seen);
        }
    }

    private static List<StackTraceElement> within(LoopKey looped, List<StackTraceElement> frames) {
        MethodKey method = looped.jvm();
        for (int i = frames.size() - 1; method != null && i >= 0; i--) {
            StackTraceElement frame = frames.get(i);
            if (frame.getMethodName().equals(method.name())
                    && frame.getClassName().equals(looped.owner().getName())) {
                return frames.subList(0, i + 1);
            }
        }
        return frames;
    }

    private List<StackTraceElement> visible(Throwable thrown) {
        List<StackTraceElement> visible = new ArrayList<>();
        for (StackTraceElement frame : thrown.getStackTrace()) {
            boolean isEngines = frame.getClassName().startsWith(ENGINE) && !isOwn(frame);
            if (frame.getLineNumber() != StackTraceHook.DISPATCH_LINE && !isEngines) {
                visible.add(frame);
            }
        }
        return visible;
    }

    private boolean isOwn(StackTraceElement frame) {
        int dot = frame.getClassName().lastIndexOf('.');
        return loaders.ownerOfPackage(dot < 0 ? "" : frame.getClassName().substring(0, dot)) != null;
    }

    /** Without class loader and module. */
    private static String place(StackTraceElement frame) {
        String file = frame.getFileName();
        String where = frame.isNativeMethod()
                ? "Native Method"
                : file == null
                        ? "Unknown Source"
                        : frame.getLineNumber() < 0 ? file : file + ":" + frame.getLineNumber();
        return frame.getClassName() + "." + frame.getMethodName() + "(" + where + ")";
    }

    private static String headline(Throwable thrown) {
        String type = MemberNames.simple(thrown.getClass().getName());
        @Nullable String message;
        try {
            message = thrown.getLocalizedMessage();
        } catch (RuntimeException e) {
            // The application's own method; the class is told at least.
            message = null;
        }
        if (message == null || message.isEmpty()) {
            return type;
        }
        int end = message.indexOf('\n');
        return type + ": " + (end < 0 ? message : message.substring(0, end) + "…");
    }

    private static String string(Throwable thrown) {
        try {
            return thrown.toString();
        } catch (RuntimeException e) {
            // The application's own method.
            return thrown.getClass().getName();
        }
    }
}
