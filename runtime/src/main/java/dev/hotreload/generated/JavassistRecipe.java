package dev.hotreload.generated;

import dev.hotreload.boot.MadeTypes;
import dev.hotreload.loader.ModuleLoader;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.lang.reflect.Field;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A copy of one of Javassist's factories, whose owner may give the original other settings. */
final class JavassistRecipe implements Recipe {
    private final Object factory;
    private final Class<?> type;
    private final @Nullable Object filter;
    private final ModuleLoader loader;
    private final String binaryName;
    private final JavassistForm form = new JavassistForm();

    /**
     * @param type the library's class
     * @param filter which methods the factory overrides; null: all
     */
    JavassistRecipe(Object factory, Class<?> type, @Nullable Object filter, ModuleLoader loader, String binaryName)
            throws ReflectiveOperationException {
        this.factory = Copies.of(factory, (field, from, to) -> {
            boolean isOfFirst =
                    field.getName().equals("handler") || field.getName().equals("thisClass");
            field.set(to, isOfFirst ? null : field.get(from));
        });
        this.type = type;
        this.filter = filter;
        this.loader = loader;
        this.binaryName = binaryName;
    }

    static Field field(Class<?> type, String name) throws NoSuchFieldException {
        Field field = type.getDeclaredField(name);
        field.setAccessible(true);
        return field;
    }

    @Override
    public Set<Class<?>> sources() {
        return Recipe.supertypes(loader.findLive(binaryName));
    }

    @Override
    public byte[] generate() throws Exception {
        Method compute = Arrays.stream(type.getDeclaredMethods())
                .filter(method -> method.getName().equals("computeSignature"))
                .findFirst()
                .orElseThrow(NoSuchMethodException::new);
        Method make = type.getDeclaredMethod("make");
        compute.setAccessible(true);
        make.setAccessible(true);
        try {
            compute.invoke(factory, filter);
            Object classFile = make.invoke(factory);
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            classFile
                    .getClass()
                    .getMethod("write", DataOutputStream.class)
                    .invoke(classFile, new DataOutputStream(bytes));
            return bytes.toByteArray();
        } catch (InvocationTargetException e) {
            throw e.getCause() instanceof Exception cause ? cause : e;
        } finally {
            MadeTypes.all().stream()
                    .filter(made -> made.type().refersTo(Thread.currentThread()))
                    .forEach(MadeTypes::forget);
        }
    }

    @Override
    public byte[] comparable(byte[] classFile, Declarations declarations) {
        return form.comparable(classFile);
    }

    /** Looks up the methods that its handlers get, in an array of their own: others may be reading the last one. */
    @Override
    public void accepted() throws ReflectiveOperationException {
        Class<?> live = loader.findLive(binaryName);
        if (live == null) {
            return;
        }
        Class<?> support = Class.forName(type.getPackageName() + ".RuntimeSupport", true, type.getClassLoader());
        Method find = support.getMethod(
                "find2Methods", Class.class, String.class, String.class, int.class, String.class, Method[].class);
        Field holder = field(live, JavassistForm.METHODS);
        Method[] known = (Method[]) holder.get(null);
        Method[] methods = Arrays.copyOf(known, Math.max(known.length, 2 * form.count()));
        for (JavassistForm.Entry entry : form.entries()) {
            int index = 2 * entry.number();
            methods[index] = null;
            find.invoke(null, live, entry.name(), entry.delegator(), index, entry.descriptor(), methods);
        }
        holder.set(null, methods);
        field(live, "_filter_signature").set(null, field(type, "signature").get(factory));
    }
}
