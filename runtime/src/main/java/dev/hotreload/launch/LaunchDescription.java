package dev.hotreload.launch;

import java.io.IOException;
import java.io.Reader;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Properties;

/**
 * Everything that the launched JVM must know before its first application class is loaded.
 *
 * <p>The plugin writes it to a file and names that file in the system property {@link #PROPERTY}; the application's
 * class loader reads it and clears the property, so the application never sees it. A properties file, because it is
 * read while the JVM still starts, when nothing but the JDK's core is at hand.
 *
 * @param mainClass binary name of the class whose {@code main} is run
 * @param application name of the module that holds the main class; its loader is the system class loader
 * @param classPath the flat class path in order, module output directories included, as {@code java -cp} would have it
 * @param modules the modules of the class path in class path order
 * @param includes patterns of binary class names that may be reloaded ({@code *} and {@code **}); empty: all
 * @param excludes patterns of binary class names that are never reloaded
 * @param quietPeriod how long a module's directory must be still before its change set is taken
 * @param poll the interval of polling; empty: native events
 * @param events the file that receives one JSON line a generation
 * @param control where the plugin listens: {@code unix:<path>} or {@code tcp:<port>:<token>}; empty: nobody listens
 * @param exitAfterReloads how many generations end the JVM with exit code 0; 0: never
 * @param colour whether messages may use ANSI colours
 * @param supports the supports of frameworks, in the order in which they follow a generation
 * @param loops the methods that are run again after each reload
 * @param hierarchy whether classes may get other interfaces
 * @param renewal what the program needs to begin again
 * @param hasKeys whether the plugin reads keys from the terminal that is the standard input, until the program reads it
 * @param warmsUp whether reloading is practised while the program rests, so that the first reload is as fast as others
 */
public record LaunchDescription(
        String mainClass,
        String application,
        List<Path> classPath,
        List<LaunchModule> modules,
        List<String> includes,
        List<String> excludes,
        Duration quietPeriod,
        Optional<Duration> poll,
        Path events,
        Optional<String> control,
        int exitAfterReloads,
        boolean colour,
        List<LaunchSupport> supports,
        LoopSettings loops,
        Hierarchy hierarchy,
        RenewalSettings renewal,
        boolean hasKeys,
        boolean warmsUp) {

    /** The system property that names the description's file. */
    public static final String PROPERTY = "hotreload.launch";

    /** Copies the lists, so that a description never changes. */
    public LaunchDescription {
        classPath = List.copyOf(classPath);
        modules = List.copyOf(modules);
        includes = List.copyOf(includes);
        excludes = List.copyOf(excludes);
        supports = List.copyOf(supports);
    }

    /** A description without looped methods and keys, with {@link Hierarchy#AUTO}, of a program that warms up. */
    public LaunchDescription(
            String mainClass,
            String application,
            List<Path> classPath,
            List<LaunchModule> modules,
            List<String> includes,
            List<String> excludes,
            Duration quietPeriod,
            Optional<Duration> poll,
            Path events,
            Optional<String> control,
            int exitAfterReloads,
            boolean colour,
            List<LaunchSupport> supports) {
        this(
                mainClass,
                application,
                classPath,
                modules,
                includes,
                excludes,
                quietPeriod,
                poll,
                events,
                control,
                exitAfterReloads,
                colour,
                supports,
                LoopSettings.NONE,
                Hierarchy.AUTO,
                RenewalSettings.NONE,
                false,
                true);
    }

    /** This description with looped methods, and an answer to whether classes may get other interfaces. */
    public LaunchDescription with(LoopSettings newLoops, Hierarchy newHierarchy) {
        return with(newLoops, newHierarchy, renewal, hasKeys, warmsUp);
    }

    /** This description with what the program needs to begin again. */
    public LaunchDescription with(RenewalSettings newRenewal) {
        return with(loops, hierarchy, newRenewal, hasKeys, warmsUp);
    }

    /** This description, and whether the plugin reads keys. */
    public LaunchDescription withKeys(boolean newKeys) {
        return with(loops, hierarchy, renewal, newKeys, warmsUp);
    }

    /** This description, and whether the program warms up. */
    public LaunchDescription withWarmUp(boolean newWarmUp) {
        return with(loops, hierarchy, renewal, hasKeys, newWarmUp);
    }

    private LaunchDescription with(
            LoopSettings newLoops,
            Hierarchy newHierarchy,
            RenewalSettings newRenewal,
            boolean newKeys,
            boolean newWarmUp) {
        return new LaunchDescription(
                mainClass,
                application,
                classPath,
                modules,
                includes,
                excludes,
                quietPeriod,
                poll,
                events,
                control,
                exitAfterReloads,
                colour,
                supports,
                newLoops,
                newHierarchy,
                newRenewal,
                newKeys,
                newWarmUp);
    }

    /**
     * Reads a description.
     *
     * @throws IOException if the file cannot be read
     * @throws IllegalArgumentException if an entry is missing or malformed
     */
    public static LaunchDescription read(Path file) throws IOException {
        Properties properties = new Properties();
        try (Reader reader = Files.newBufferedReader(file)) {
            properties.load(reader);
        }
        List<LaunchModule> modules = new ArrayList<>();
        for (String line : list(properties, "module")) {
            int separator = line.indexOf('=');
            modules.add(new LaunchModule(line.substring(0, separator), Path.of(line.substring(separator + 1))));
        }
        return new LaunchDescription(
                required(properties, "mainClass"),
                required(properties, "application"),
                paths(list(properties, "classPath")),
                modules,
                list(properties, "include"),
                list(properties, "exclude"),
                Duration.parse(required(properties, "quietPeriod")),
                poll(properties),
                Path.of(required(properties, "events")),
                Optional.ofNullable(properties.getProperty("control")),
                Integer.parseInt(required(properties, "exitAfterReloads")),
                Boolean.parseBoolean(required(properties, "colour")),
                supports(properties),
                loops(properties),
                Hierarchy.of(required(properties, "hierarchy")),
                new RenewalSettings(list(properties, "argument"), list(properties, "keep")),
                Boolean.parseBoolean(properties.getProperty("keys")),
                Boolean.parseBoolean(required(properties, "warmUp")));
    }

    /**
     * Writes this description so that {@link #read} returns an equal one.
     *
     * <p>Only its owner can read the file, where the file system has such permissions: the control channel's token is
     * in it.
     *
     * @throws IOException if the file cannot be written
     */
    public void write(Path file) throws IOException {
        Properties properties = new Properties();
        properties.setProperty("mainClass", mainClass);
        properties.setProperty("application", application);
        put(properties, "classPath", classPath.stream().map(Path::toString).toList());
        put(
                properties,
                "module",
                modules.stream().map(m -> m.name() + "=" + m.classes()).toList());
        put(properties, "include", includes);
        put(properties, "exclude", excludes);
        properties.setProperty("quietPeriod", quietPeriod.toString());
        poll.ifPresent(interval -> properties.setProperty("poll", interval.toString()));
        properties.setProperty("events", events.toString());
        control.ifPresent(address -> properties.setProperty("control", address));
        properties.setProperty("exitAfterReloads", Integer.toString(exitAfterReloads));
        properties.setProperty("hierarchy", hierarchy.toString());
        properties.setProperty("colour", Boolean.toString(colour));
        put(
                properties,
                "support",
                supports.stream()
                        .map(s -> s.className() + "="
                                + s.jar().map(Path::toString).orElse(""))
                        .toList());
        put(properties, "loop", loops.methods());
        properties.setProperty("loopOnAny", Boolean.toString(loops.onAny()));
        properties.setProperty("loopOnException", Boolean.toString(loops.onException()));
        properties.setProperty("loopCopies", Boolean.toString(loops.copies()));
        put(properties, "source", loops.sources().stream().map(Path::toString).toList());
        put(properties, "argument", renewal.arguments());
        put(properties, "keep", renewal.keeps());
        properties.setProperty("keys", Boolean.toString(hasKeys));
        properties.setProperty("warmUp", Boolean.toString(warmsUp));
        Files.deleteIfExists(file);
        Files.createFile(file, ownersOnly(file));
        try (Writer writer = Files.newBufferedWriter(file)) {
            properties.store(writer, null);
        }
    }

    private static FileAttribute<?>[] ownersOnly(Path file) {
        return file.getFileSystem().supportedFileAttributeViews().contains("posix")
                ? new FileAttribute<?>[] {
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"))
                }
                : new FileAttribute<?>[0];
    }

    private static Optional<Duration> poll(Properties properties) {
        String interval = properties.getProperty("poll");
        return interval == null ? Optional.empty() : Optional.of(Duration.parse(interval));
    }

    private static List<LaunchSupport> supports(Properties properties) {
        List<LaunchSupport> supports = new ArrayList<>();
        for (String line : list(properties, "support")) {
            int separator = line.indexOf('=');
            String jar = line.substring(separator + 1);
            supports.add(new LaunchSupport(
                    line.substring(0, separator), jar.isEmpty() ? Optional.empty() : Optional.of(Path.of(jar))));
        }
        return supports;
    }

    private static LoopSettings loops(Properties properties) {
        return new LoopSettings(
                list(properties, "loop"),
                Boolean.parseBoolean(required(properties, "loopOnAny")),
                Boolean.parseBoolean(required(properties, "loopOnException")),
                Boolean.parseBoolean(required(properties, "loopCopies")),
                paths(list(properties, "source")));
    }

    private static void put(Properties properties, String key, List<String> values) {
        for (int i = 0; i < values.size(); i++) {
            properties.setProperty(key + "." + i, values.get(i));
        }
    }

    private static List<String> list(Properties properties, String key) {
        List<String> values = new ArrayList<>();
        for (int i = 0; ; i++) {
            String value = properties.getProperty(key + "." + i);
            if (value == null) {
                return values;
            }
            values.add(value);
        }
    }

    private static List<Path> paths(List<String> values) {
        List<Path> paths = new ArrayList<>();
        for (String value : values) {
            paths.add(Path.of(value));
        }
        return paths;
    }

    private static String required(Properties properties, String key) {
        String value = properties.getProperty(key);
        if (value == null) {
            throw new IllegalArgumentException("the launch description has no entry \"" + key + "\"");
        }
        return value;
    }
}
