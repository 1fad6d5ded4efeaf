package dev.hotreload.cases;

import dev.hotreload.testing.Jars;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The output directory of one module of a running program. */
public final class LiveModule {

    private final String prefix;
    private final String module;
    private final Path classes;

    /** A directory that need not exist yet. */
    public LiveModule(String module, Path classes) {
        this("", module, classes);
    }

    /**
     * A directory that need not exist yet.
     *
     * @param prefix what stands before the module's name in the program
     */
    LiveModule(String prefix, String module, Path classes) {
        this.prefix = prefix;
        this.module = module;
        this.classes = classes;
    }

    /** The module's name in the program. */
    public String name() {
        return prefix + module;
    }

    /** The module's name in its case. */
    String module() {
        return module;
    }

    /** The directory. */
    public Path classes() {
        return classes;
    }

    /** Makes the directory hold what {@code compiled} holds, before the program starts. */
    public void install(Path compiled) {
        try {
            Files.createDirectories(classes);
            Map<Path, byte[]> contents = new LinkedHashMap<>();
            for (Path file : Jars.files(compiled)) {
                contents.put(classes.resolve(compiled.relativize(file)), Files.readAllBytes(file));
            }
            write(contents, Delivery.IN_PLACE);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * Makes the directory hold what {@code compiled} holds, but for the kept objects' class.
     *
     * @return how many class files changed
     */
    public int reload(Path compiled, Delivery delivery) {
        try {
            return delete(compiled) + replace(compiled, delivery);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * Writes the files of {@code compiled} that differ, and leaves all others alone.
     *
     * @return how many class files changed
     */
    public int replace(Path compiled, Delivery delivery) {
        try {
            // Read before the first is written: a set takes no longer to be written than its files need.
            Map<Path, byte[]> contents = new LinkedHashMap<>();
            List<Path> files = new ArrayList<>(Jars.files(compiled));
            if (delivery != Delivery.RENAMED) {
                Collections.reverse(files);
            }
            for (Path file : files) {
                Path live = classes.resolve(compiled.relativize(file));
                if (!isKept(live) && (!Files.exists(live) || Files.mismatch(file, live) >= 0)) {
                    contents.put(live, Files.readAllBytes(file));
                }
            }
            write(contents, delivery);
            return (int) contents.keySet().stream().filter(LiveModule::isClass).count();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private int delete(Path compiled) throws IOException {
        int deleted = 0;
        for (Path live : Jars.files(classes)) {
            if (!isKept(live) && !Files.exists(compiled.resolve(classes.relativize(live)))) {
                Files.delete(live);
                deleted += isClass(live) ? 1 : 0;
            }
        }
        return deleted;
    }

    /** Whether a file is the class of the kept objects, which is never replaced. */
    static boolean isKept(String path) {
        return path.matches("[^/]+/Kept(\\$.*)?\\.class");
    }

    private boolean isKept(Path live) {
        return isKept(classes.relativize(live).toString().replace('\\', '/'));
    }

    private static boolean isClass(Path file) {
        return file.toString().endsWith(".class");
    }

    private void write(Map<Path, byte[]> contents, Delivery delivery) throws IOException {
        for (Path file : contents.keySet()) {
            Files.createDirectories(file.resolve("..").normalize());
        }
        delivery.deliver(contents, classes.resolveSibling(name() + "-written"));
    }
}
