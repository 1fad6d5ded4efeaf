package dev.hotreload.watch;

import java.util.Set;

/** The content that is live in one module; the watcher compares with it. Safe for use by any thread. */
public interface LiveContent {

    /** Whether {@code content} is what is live at {@code path} (relative, with {@code /}). */
    boolean isLive(String path, byte[] content);

    /** The relative paths of all live class files. */
    Set<String> classFiles();
}
