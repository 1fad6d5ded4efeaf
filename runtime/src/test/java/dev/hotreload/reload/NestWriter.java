package dev.hotreload.reload;

import dev.hotreload.cases.MemoryProgram;
import dev.hotreload.cases.MemoryVersions;
import dev.hotreload.change.ParsedFiles;
import dev.hotreload.change.UnfinishedNests;
import dev.hotreload.classfile.CanonicalCode;
import dev.hotreload.classfile.ClassFile;
import dev.hotreload.content.ModuleContent;
import dev.hotreload.model.ClassState;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/**
 * Writes class files of a program in memory, with a pause after each write, and has them applied as {@link
 * ReloadEngine} does when nothing more comes for a while. Beside it runs the same program, which gets whole versions.
 */
final class NestWriter {
    static final String MODULE = "app";

    private final MemoryVersions versions;
    private final MemoryProgram program;
    private final MemoryProgram whole;
    private final Map<String, byte[]> directory;
    private final Set<String> loaded = new TreeSet<>();
    private final Duration pause;
    private final AtomicLong clock = new AtomicLong();
    private final RecentNests recent = new RecentNests(clock::get);
    private final Set<String> doubtful = new TreeSet<>();
    private Set<String> waiting = Set.of();
    private int version = 1;

    NestWriter(String text, MemoryVersions versions, Duration pause) {
        this.versions = versions;
        this.program = MemoryProgram.start(text, versions);
        this.whole = MemoryProgram.start(text, versions);
        this.directory = new TreeMap<>(versions.classes(MODULE, 1));
        this.pause = pause;
        directory.forEach((path, bytes) -> {
            if (ClassFile.outline(bytes).isNumbered()) {
                loaded.add(ModuleContent.internalNameOf(path));
            }
        });
    }

    /**
     * Writes or deletes files as they are in a version.
     *
     * @return whether they are live; else they wait for others
     */
    boolean write(Set<String> files, int next) {
        if (next != version) {
            version = next;
            whole.reload(version);
        }
        clock.addAndGet(pause.toNanos());
        Map<String, byte[]> now = versions.classes(MODULE, version);
        Set<String> written = new TreeSet<>(waiting);
        for (String path : files) {
            byte @Nullable [] bytes = now.get(path);
            byte @Nullable [] old = bytes == null ? directory.remove(path) : directory.put(path, bytes);
            if (!Arrays.equals(old, bytes)) {
                written.add(ModuleContent.internalNameOf(path));
            }
        }
        Map<String, Map<String, byte[]>> all = Map.of(MODULE, directory);
        if (UnfinishedNests.first(program.changed(all), new ParsedFiles()).isPresent()) {
            waiting = written;
            return false;
        }
        waiting = Set.of();
        long noticed = clock.get();
        MemoryProgram.Step step = program.reload(all, top -> recent.before(top, noticed, written));
        if (!step.refused().isEmpty()) {
            throw new IllegalStateException("refused: " + step.refused());
        }
        step.changeSet().doubtful().forEach(type -> doubtful.add(type.internalName()));
        recent.matched(step.changeSet().nests(), noticed, written);
        return true;
    }

    /** What is not as it would be if the version had come as a whole, but for what the user is told. */
    List<String> wrong() {
        List<String> wrong = new ArrayList<>();
        if (!waiting.isEmpty()) {
            wrong.add("still waiting with " + waiting);
        }
        for (String internalName : loaded) {
            String is = code(program, internalName);
            String right = code(whole, internalName);
            if (!is.equals(right) && !doubtful.contains(internalName)) {
                wrong.add(internalName + " is " + is + " and not " + right);
            }
        }
        for (String path : versions.classes(MODULE, version).keySet()) {
            String live = program.names().liveName(ModuleContent.internalNameOf(path));
            ClassState state = program.generation().model().state(live);
            if (state != null && state.isDeleted()) {
                wrong.add(path + " is gone");
            }
        }
        return wrong;
    }

    /** The classes of which the user is told that they are left as they were. */
    Set<String> inDoubt() {
        return doubtful;
    }

    private static String code(MemoryProgram program, String internalName) {
        ClassState state = program.generation().model().state(internalName);
        String file = program.names().fileName(internalName);
        if (state == null) {
            return file + " as it was";
        }
        StringBuilder code = new StringBuilder(Objects.toString(file));
        code.append(state.isDeleted() ? ", gone " : " ");
        state.current().methods().values().stream()
                .filter(method -> method.name.equals("toString") || method.name.equals("get"))
                .forEach(method -> code.append(CanonicalCode.of(method)));
        // Classes that are not loaded have any number.
        return code.toString().replaceAll("(?<=X)(\\$\\d+)+(?=\\.)", "\\$n");
    }
}
