package dev.hotreload.shell;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.invoke.MethodHandles;
import java.lang.reflect.Proxy;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.Test;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.Opcodes;

class PublishedTypeTest {

    @Test
    void aGeneratedSubclassHasTheTypeOfTheClassThatItStandsFor() throws IllegalAccessException {
        assertThat(PublishedType.of(generated("java/util/ArrayList"))).isEqualTo("java.util.ArrayList");
    }

    @Test
    void anObjectOfNoNameableClassHasTheTypeOfItsInterface() throws IllegalAccessException {
        Callable<String> lambda = () -> "";
        Object proxy = Proxy.newProxyInstance(
                getClass().getClassLoader(), new Class<?>[] {Runnable.class}, (self, method, arguments) -> null);

        assertThat(PublishedType.of(generated("java/lang/Object"))).isEqualTo("java.lang.Runnable");
        assertThat(PublishedType.of(lambda.getClass())).isEqualTo("java.util.concurrent.Callable");
        assertThat(PublishedType.of(proxy.getClass())).isEqualTo("java.lang.Runnable");
    }

    /** An abstract subclass that adds an interface, as a framework's proxy does. */
    private static Class<?> generated(String superclass) throws IllegalAccessException {
        ClassWriter writer = new ClassWriter(0);
        writer.visit(
                Opcodes.V17,
                Opcodes.ACC_PUBLIC | Opcodes.ACC_SUPER | Opcodes.ACC_ABSTRACT,
                "dev/hotreload/shell/Generated",
                null,
                superclass,
                new String[] {"java/lang/Runnable"});
        writer.visitEnd();
        return MethodHandles.lookup()
                .defineHiddenClass(writer.toByteArray(), false)
                .lookupClass();
    }
}
