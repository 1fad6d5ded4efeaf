package dev.hotreload.maven.debug;

import com.sun.jdi.VirtualMachine;
import com.sun.jdi.VirtualMachineManager;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Objects;

/**
 * Eclipse's own implementation of JDI, which is also that of VS Code: a jar within Eclipse's {@code
 * org.eclipse.jdt.debug}.
 */
final class EclipseJdi {

    private static final VirtualMachineManager MANAGER = load();

    private EclipseJdi() {}

    static VirtualMachineManager manager() {
        return MANAGER;
    }

    /**
     * Has it wait for answers: it gives up after three seconds, in which a JVM may not even start on a busy machine.
     */
    static void makePatient(VirtualMachine vm) {
        try {
            MANAGER.getClass()
                    .getClassLoader()
                    .loadClass("org.eclipse.jdi.VirtualMachine")
                    .getMethod("setRequestTimeout", int.class)
                    .invoke(vm, (int) DebuggedApplication.PATIENCE.toMillis());
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("Eclipse's JDI has changed", e);
        }
    }

    private static VirtualMachineManager load() {
        try (InputStream nested =
                Objects.requireNonNull(EclipseJdi.class.getResourceAsStream("/jdimodel.jar"), "jdimodel.jar")) {
            Path jar = Files.createTempFile("jdimodel", ".jar");
            jar.toFile().deleteOnExit();
            Files.copy(nested, jar, StandardCopyOption.REPLACE_EXISTING);
            // For as long as there are tests.
            @SuppressWarnings("resource")
            ClassLoader loader = new URLClassLoader(new URL[] {jar.toUri().toURL()}, EclipseJdi.class.getClassLoader());
            return (VirtualMachineManager) loader.loadClass("org.eclipse.jdi.internal.VirtualMachineManagerImpl")
                    .getConstructor()
                    .newInstance();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("Eclipse's JDI has changed", e);
        }
    }
}
