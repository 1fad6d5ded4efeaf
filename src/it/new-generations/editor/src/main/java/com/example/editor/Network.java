package com.example.editor;

import dev.hotreload.examples.imagegen.model.Weights;
import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.util.List;

/** Looks at the network that the program has. */
final class Network {
    private static final long SEED_OF_THE_PROGRAM = 20;

    private Network() {}

    /**
     * Which object the weights' first numbers are, how many layers there are, and whether they are in an object of the
     * program's own class. In the first generation this would build another network.
     */
    static String kept(int megabytes) throws ReflectiveOperationException {
        Method kept = Class.forName("dev.hotreload.examples.imagegen.app.Session")
                .getDeclaredMethod("weights", long.class, int.class);
        kept.setAccessible(true);
        Object weights = kept.invoke(null, SEED_OF_THE_PROGRAM, megabytes);
        List<?> layers = (List<?>) value(weights, "layers");
        float[][] rows = (float[][]) value(layers.get(0), "rows");
        return "array " + System.identityHashCode(rows[0]) + ", layers " + layers.size() + ", own class "
                + (weights.getClass() == Weights.class);
    }

    private static Object value(Object object, String name) throws ReflectiveOperationException {
        Field field = object.getClass().getDeclaredField(name);
        field.setAccessible(true);
        return field.get(object);
    }
}
