package dev.hotreload.reload;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.invoke.MethodHandles;
import java.lang.reflect.Proxy;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.Opcodes;

class UnknownGeneratorsTest {
    public interface Shape {}

    static final class Written implements Shape {}

    @Test
    void aGeneratedClassIsToldOnceAndOthersNever() throws Exception {
        ClassWriter writer = new ClassWriter(0);
        String internalName = "dev/hotreload/reload/Shape$Generated$1";
        String shape = Shape.class.getName().replace('.', '/');
        writer.visit(Opcodes.V11, Opcodes.ACC_ABSTRACT, internalName, null, "java/lang/Object", new String[] {shape});
        Class<?> generated = MethodHandles.lookup().defineClass(writer.toByteArray());
        Object proxy = Proxy.newProxyInstance(
                Shape.class.getClassLoader(), new Class<?>[] {Shape.class}, (object, method, arguments) -> null);
        Class<?>[] loaded = {Shape.class, Written.class, generated, proxy.getClass(), String.class, Shape[].class};
        UnknownGenerators generators = new UnknownGenerators(() -> loaded, type -> false);

        List<String> first = generators.notes(List.of(Shape.class));
        List<String> second = generators.notes(List.of(Shape.class));

        assertThat(first).singleElement().asString().startsWith("Shape$Generated$1 was generated in a way");
        assertThat(second).isEmpty();
    }

    @Test
    void aClassOfKnownOriginIsNotTold() {
        UnknownGenerators generators =
                new UnknownGenerators(() -> new Class<?>[] {Written.class}, type -> type == Written.class);

        assertThat(generators.notes(List.of(Shape.class))).isEmpty();
    }
}
