package dev.hotreload.renewal;

import dev.hotreload.live.TrustedLookup;
import java.util.HashMap;
import java.util.Map;

/** What the JDK keeps of jars that URLs have led to; a jar that was replaced would be read as it was. */
final class JarCaches {
    private JarCaches() {}

    /** Forgets all of them; jars that are being read stay open. */
    static void forget(TrustedLookup lookup) throws ReflectiveOperationException {
        Class<?> factory = Class.forName("sun.net.www.protocol.jar.JarFileFactory");
        try {
            Object lock = lookup.trusted()
                    .findStaticGetter(factory, "instance", factory)
                    .invoke();
            synchronized (lock) {
                for (String name : new String[] {"fileCache", "urlCache"}) {
                    ((Map<?, ?>) lookup.trusted()
                                    .findStaticGetter(factory, name, HashMap.class)
                                    .invoke())
                            .clear();
                }
            }
        } catch (ReflectiveOperationException | RuntimeException | Error e) {
            throw e;
        } catch (Throwable e) {
            throw new ReflectiveOperationException(e);
        }
    }
}
