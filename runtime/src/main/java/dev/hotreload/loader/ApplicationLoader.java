package dev.hotreload.loader;

import dev.hotreload.launch.LaunchDescription;
import dev.hotreload.launch.LaunchModule;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.MalformedURLException;
import java.net.URL;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.StringJoiner;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;

/**
 * The loader of the application module, which is the system class loader: {@code -Djava.system.class.loader} names it.
 *
 * <p>The JVM never lets go of the loader that it makes itself. So that one defines no class, but passes everything on
 * to the loader that takes its place before the program starts, and later to that of each new generation.
 *
 * <p>So the JVM's own launcher loads the main class through it, no frame of ours stands in the application's stack
 * traces, and threads get it as their context class loader. The JVM makes it before it runs any agent; it makes the
 * other loaders, sets {@code java.class.path} to what {@code java -cp} would have set, and clears the properties that
 * only we know.
 */
public final class ApplicationLoader extends ModuleLoader {

    static {
        registerAsParallelCapable();
    }

    private final LaunchDescription launch;
    private final ClassLoader builtIn;
    private final AgentJars agentJars;

    /**
     * Called by the JVM (see {@link ClassLoader#getSystemClassLoader()}).
     *
     * @param builtIn the loader that would have been the system class loader; it has our own jar
     */
    public ApplicationLoader(ClassLoader builtIn) {
        this(
                readLaunch(),
                builtIn,
                new AgentJars(agentJars(), new CopyOnWriteArrayList<>()),
                null,
                LibraryPlan.ALL,
                Set.of());
        showClassPath();
    }

    private ApplicationLoader(
            LaunchDescription launch,
            ClassLoader builtIn,
            AgentJars agentJars,
            @Nullable ApplicationLoaders before,
            LibraryPlan plan,
            Set<LaunchModule> staying) {
        super(new Creation(launch, builtIn, agentJars, before, plan, staying), builtIn);
        this.launch = launch;
        this.builtIn = builtIn;
        this.agentJars = agentJars;
    }

    /**
     * Makes the loaders of another generation, which nobody uses yet.
     *
     * @param next its class path and modules
     * @param plan which libraries have another loader than now
     * @param staying the modules whose loaders it has in common with this one, all of them below those that it has not;
     *     {@link ApplicationLoaders#takeIn} makes them, and the libraries, find its classes
     */
    public ApplicationLoader next(LaunchDescription next, LibraryPlan plan, Set<LaunchModule> staying) {
        return new ApplicationLoader(next, builtIn, agentJars, loaders(), plan, staying);
    }

    /** The class path of such a generation, with the jars of agents. */
    public List<Path> classPath(LaunchDescription next) {
        return classPath(next, agentJars);
    }

    /**
     * Has the loader that the JVM made pass everything on to {@code current}, with which it has the libraries in
     * common.
     */
    public void passOnTo(ApplicationLoader current) {
        follow(current.loaders());
    }

    /** What the plugin said about this launch. */
    public LaunchDescription launch() {
        return launch;
    }

    /**
     * Called by the JVM with the jar of an agent (see {@code Instrumentation.appendToSystemClassLoaderSearch}): our
     * own, which the application must not see, and those that are attached later.
     */
    @SuppressWarnings({"unused", "EffectivelyPrivate"})
    private void appendToClassPathForInstrumentation(String path) {
        if (!isOwnJar(path)) {
            agentJars.later().add(Path.of(path));
            loaders().append(Path.of(path));
        }
    }

    private static LaunchDescription readLaunch() {
        String file = System.getProperty(LaunchDescription.PROPERTY);
        if (file == null) {
            throw new IllegalStateException("hotreload: -D" + LaunchDescription.PROPERTY + " is not set");
        }
        System.clearProperty(LaunchDescription.PROPERTY);
        System.clearProperty("java.system.class.loader");
        try {
            return LaunchDescription.read(Path.of(file));
        } catch (IOException e) {
            throw new UncheckedIOException("hotreload: cannot read the launch description " + file, e);
        }
    }

    /** A class and not a lambda: the JVM is still starting, and nobody has needed lambdas yet. */
    private record Creation(
            LaunchDescription launch,
            ClassLoader builtIn,
            AgentJars agentJars,
            @Nullable ApplicationLoaders before,
            LibraryPlan plan,
            Set<LaunchModule> staying)
            implements LoadersFactory {
        @Override
        public ApplicationLoaders create(ModuleLoader application) {
            return new ApplicationLoaders(
                    launch,
                    classPath(launch, agentJars),
                    (ApplicationLoader) application,
                    builtIn,
                    before,
                    plan,
                    staying);
        }
    }

    private static List<Path> classPath(LaunchDescription launch, AgentJars agentJars) {
        List<Path> classPath = new ArrayList<>(launch.classPath());
        classPath.addAll(agentJars.atStart());
        classPath.addAll(agentJars.later());
        return classPath;
    }

    /**
     * The jars of other agents, for all generations.
     *
     * @param atStart those that the JVM was started with
     * @param later those that were attached
     */
    private record AgentJars(List<Path> atStart, List<Path> later) {}

    /** Sets {@code java.class.path} to what {@code java -cp} would have set. */
    public void showClassPath() {
        StringJoiner joined = new StringJoiner(File.pathSeparator);
        List<Path> shown = new ArrayList<>(launch.classPath());
        shown.addAll(agentJars.atStart());
        for (Path entry : shown) {
            joined.add(entry.toString());
        }
        System.setProperty("java.class.path", joined.toString());
    }

    /** The jars of the user's own agents, which the JVM has appended to the class path. */
    private static List<Path> agentJars() {
        List<Path> jars = new ArrayList<>();
        for (String entry : System.getProperty("java.class.path", "").split(File.pathSeparator, -1)) {
            if (!entry.isEmpty() && !isOwnJar(entry)) {
                jars.add(Path.of(entry));
            }
        }
        return jars;
    }

    /** Whether this is the jar that we are in: {@code -cp} is nothing else, and {@code -javaagent} is it again. */
    private static boolean isOwnJar(String entry) {
        URL own = ApplicationLoader.class.getProtectionDomain().getCodeSource().getLocation();
        try {
            return Path.of(entry).toUri().toURL().equals(own);
        } catch (MalformedURLException e) {
            // Then our jar, which has a URL, is another.
            return false;
        }
    }
}
