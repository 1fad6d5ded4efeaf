package dev.hotreload.link;

import dev.hotreload.boot.Bits;
import dev.hotreload.boot.Construction;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.util.ArrayList;
import java.util.List;

/** Packs the arguments of an added constructor for the construction hook. */
final class Packing {
    private static final int MORE = 2 * Construction.PLACES;
    private static final MethodHandle NEW;

    static {
        List<Class<?>> parameters = new ArrayList<>(List.of(int.class));
        for (int i = 0; i < Construction.PLACES; i++) {
            parameters.add(long.class);
        }
        for (int i = 0; i < Construction.PLACES; i++) {
            parameters.add(Object.class);
        }
        parameters.add(Object[].class);
        try {
            NEW = MethodHandles.lookup()
                    .findConstructor(Construction.class, MethodType.methodType(void.class, parameters));
        } catch (ReflectiveOperationException e) {
            throw new ExceptionInInitializerError(e);
        }
    }

    private Packing() {}

    /** {@code (parameters)Construction}, for the constructor with this index in the hook. */
    static MethodHandle of(int index, List<Class<?>> parameters) {
        List<Integer> primitives = new ArrayList<>();
        List<Integer> references = new ArrayList<>();
        List<Integer> more = new ArrayList<>();
        for (int i = 0; i < parameters.size(); i++) {
            List<Integer> places = parameters.get(i).isPrimitive() ? primitives : references;
            (places.size() < Construction.PLACES ? places : more).add(i);
        }
        // (bits, references, array) becomes (bits, references, each of the rest), from the end to the beginning.
        MethodHandle packing = MethodHandles.insertArguments(NEW, 0, index);
        packing = more.isEmpty()
                ? MethodHandles.insertArguments(packing, MORE, (Object) null)
                : packing.asCollector(Object[].class, more.size());
        for (int i = Construction.PLACES; i > references.size(); i--) {
            packing = MethodHandles.insertArguments(packing, Construction.PLACES + i - 1, (Object) null);
        }
        for (int i = Construction.PLACES; i > primitives.size(); i--) {
            packing = MethodHandles.insertArguments(packing, i - 1, 0L);
        }
        for (int i = 0; i < primitives.size(); i++) {
            Bits bits = new Bits(parameters.get(primitives.get(i)));
            packing = MethodHandles.filterArguments(packing, i, bits.fromValue());
        }
        List<Integer> order = new ArrayList<>(primitives);
        order.addAll(references);
        order.addAll(more);
        MethodType ordered = MethodType.methodType(
                Construction.class, order.stream().map(parameters::get).toArray(Class<?>[]::new));
        return MethodHandles.permuteArguments(
                packing.asType(ordered),
                MethodType.methodType(Construction.class, parameters),
                order.stream().mapToInt(Integer::intValue).toArray());
    }
}
