package dev.hotreload.transform;

import java.lang.instrument.ClassFileTransformer;
import java.security.ProtectionDomain;
import org.jspecify.annotations.Nullable;

/** A transformer that goes by the name of a class alone, or by the class itself. Called by any thread. */
@FunctionalInterface
public interface LoadedClassTransformer extends ClassFileTransformer {

    /**
     * What the JVM is to have in place of a class file.
     *
     * @param redefined the class, if it is loaded already
     * @return null if the class stays as it is
     */
    byte @Nullable [] changed(String internalName, @Nullable Class<?> redefined, byte[] classFile);

    @Override
    default byte @Nullable [] transform(
            @Nullable ClassLoader loader,
            @Nullable String internalName,
            @Nullable Class<?> redefined,
            @Nullable ProtectionDomain domain,
            byte[] classFile) {
        return internalName == null ? null : changed(internalName, redefined, classFile);
    }
}
