package dev.hotreload.boot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What sets and maps of an enum hold and show after its constants have changed. */
class EnumSlotsTest {
    /** In the order of their slots, which is that of the first declaration. */
    enum Dish {
        SOUP,
        FISH,
        CAKE,
        GONE
    }

    private static final long ALL = 0b1111;

    /** The source declares {@code CAKE, SOUP, FISH} by now. */
    @BeforeEach
    void reorder() {
        layout(Dish.CAKE, Dish.SOUP, Dish.FISH);
    }

    /** Makes these the declared constants. */
    private static void layout(Dish... declared) {
        List<Dish> order = new ArrayList<>(List.of(declared));
        for (Dish dish : Dish.values()) {
            if (!order.contains(dish)) {
                order.add(dish);
            }
        }
        Map<String, Integer> numbers = new HashMap<>();
        for (Dish dish : order) {
            numbers.put(
                    dish.name(),
                    EnumLayout.number(
                            order.indexOf(dish), List.of(Dish.values()).indexOf(dish)));
        }
        EnumSlots.put(
                Dish.class, new EnumLayout(Dish.values(), order.toArray(new Enum<?>[0]), declared.length, numbers));
    }

    private static List<@Nullable Object> all(Iterator<?> iterator) {
        List<@Nullable Object> all = new ArrayList<>();
        iterator.forEachRemaining(all::add);
        return all;
    }

    @Test
    void aNumberHasOrdinalAndSlotAndIsTheOrdinalWhereTheyAreTheSame() {
        Random random = new Random(1);
        for (int i = 0; i < 1_000; i++) {
            int ordinal = random.nextInt(1 << 16);
            int slot = random.nextInt(1 << 16);
            int number = EnumLayout.number(ordinal, slot);
            assertThat(EnumLayout.ordinal(number)).isEqualTo(ordinal);
            assertThat(EnumLayout.slot(number)).isEqualTo(slot);
        }
        assertThat(EnumLayout.number(5, 5)).isEqualTo(5);
    }

    @Test
    void aConstantIsMadeWithTheNumberOfItsPlaceNotWithTheCompiledOne() {
        assertThat(EnumLayout.ordinal(EnumSlots.number(7, Dish.class, "CAKE"))).isEqualTo(0);
        assertThat(EnumLayout.slot(EnumSlots.number(7, Dish.class, "CAKE"))).isEqualTo(2);
        assertThat(EnumSlots.number(7, Dish.class, "UNKNOWN")).isEqualTo(7);
        assertThat(EnumSlots.number(7, Thread.State.class, "NEW")).isEqualTo(7);
    }

    @Test
    void aSetIsShownInTheDeclaredOrder() {
        EnumSet<Dish> set = EnumSet.of(Dish.SOUP, Dish.FISH, Dish.CAKE);

        assertThat(all(EnumSlots.iterator(set.iterator(), set, Dish.class)))
                .containsExactly(Dish.CAKE, Dish.SOUP, Dish.FISH);
    }

    @Test
    void aConstantThatIsNotDeclaredAnyMoreIsShownLastWhereItIsStillHeld() {
        EnumSet<Dish> set = EnumSet.of(Dish.GONE, Dish.FISH, Dish.CAKE);

        assertThat(all(EnumSlots.iterator(set.iterator(), set, Dish.class)))
                .containsExactly(Dish.CAKE, Dish.FISH, Dish.GONE);
    }

    @Test
    void theIteratorRemovesAsTheJdksDoes() {
        EnumSet<Dish> set = EnumSet.of(Dish.SOUP, Dish.CAKE);
        Iterator<?> iterator = EnumSlots.iterator(set.iterator(), set, Dish.class);

        assertThatThrownBy(iterator::remove).isInstanceOf(IllegalStateException.class);
        iterator.next();
        iterator.remove();
        assertThatThrownBy(iterator::remove).isInstanceOf(IllegalStateException.class);

        assertThat(set).containsExactly(Dish.SOUP);
        iterator.next();
        assertThatThrownBy(iterator::next).isInstanceOf(NoSuchElementException.class);
    }

    @Test
    void aMapIsShownInTheDeclaredOrderToo() {
        EnumMap<Dish, @Nullable Integer> map = new EnumMap<>(Map.of(Dish.SOUP, 1, Dish.FISH, 2, Dish.CAKE, 3));
        map.put(Dish.FISH, null);

        assertThat(all(EnumSlots.keys(map.keySet().iterator(), map, Dish.class)))
                .containsExactly(Dish.CAKE, Dish.SOUP, Dish.FISH);
        assertThat(all(EnumSlots.values(map.values().iterator(), map, Dish.class)))
                .containsExactly(3, 1, null);
        assertThat(all(EnumSlots.entries(map.entrySet().iterator(), map, Dish.class)))
                .hasToString("[CAKE=3, SOUP=1, FISH=null]");
    }

    @Test
    void anEntryIsAsLiveAsTheJdks() {
        EnumMap<Dish, @Nullable Integer> map = new EnumMap<>(Map.of(Dish.SOUP, 1, Dish.CAKE, 3));
        Iterator<?> entries = EnumSlots.entries(map.entrySet().iterator(), map, Dish.class);
        @SuppressWarnings("unchecked")
        Map.Entry<Object, @Nullable Object> cake = (Map.Entry<Object, @Nullable Object>) entries.next();

        assertThat(cake).isEqualTo(Map.entry(Dish.CAKE, 3)).hasSameHashCodeAs(Map.entry(Dish.CAKE, 3));
        cake.setValue(4);
        assertThat(map).containsEntry(Dish.CAKE, 4);
        assertThat(cake.getValue()).isEqualTo(4);
        entries.remove();
        assertThat(map).containsOnlyKeys(Dish.SOUP);
    }

    @Test
    void theEntriesOfAnArrayAreSortedAndWhatFollowsThemStays() {
        EnumMap<Dish, Integer> map = new EnumMap<>(Map.of(Dish.FISH, 2, Dish.SOUP, 1));
        Object[] entries = map.entrySet().toArray(new Object[3]);

        assertThat(EnumSlots.sorted(entries, map, Dish.class))
                .extracting(String::valueOf)
                .containsExactly("SOUP=1", "FISH=2", "null");
    }

    @Test
    void aRangeGoesByTheDeclaredOrder() {
        // As the source stands; Enum.ordinal of these constants still is that of the first declaration.
        layout(Dish.FISH, Dish.SOUP, Dish.CAKE);

        assertThat(EnumSlots.range(ALL, Dish.SOUP, Dish.FISH)).isEqualTo(bits(Dish.FISH, Dish.SOUP));
        assertThat(EnumSlots.range(ALL, Dish.FISH, Dish.CAKE)).isEqualTo(bits(Dish.SOUP, Dish.CAKE));
    }

    @Test
    void allMeansAllThatAreDeclared() {
        assertThat(EnumSlots.declared(ALL, Dish.class)).isEqualTo(bits(Dish.SOUP, Dish.FISH, Dish.CAKE));

        long[] words = {-1L, -1L};
        EnumSlots.declared(words, Dish.class);
        assertThat(words).containsExactly(bits(Dish.SOUP, Dish.FISH, Dish.CAKE), 0);
    }

    @Test
    void theValuesOfAMapGrowWithTheEnum() {
        assertThat(EnumSlots.values(new Object[] {"a", "b"}, Dish.class)).containsExactly("a", "b", null, null);
        Object[] enough = {"a", "b", "c", "d", "e"};
        assertThat(EnumSlots.values(enough, Dish.class)).isSameAs(enough);
    }

    @Test
    void anEnumThatNeverChangedIsLeftToTheJdk() {
        EnumMap<Thread.State, Integer> map = new EnumMap<>(Map.of(Thread.State.NEW, 1));
        Iterator<?> iterator = map.values().iterator();
        Enum<?>[] known = Thread.State.values();

        assertThat(EnumSlots.values(iterator, map, Thread.State.class)).isSameAs(iterator);
        assertThat(EnumSlots.universe(known, Thread.State.class)).isSameAs(known);
        assertThat(EnumSlots.declared(-1L, Thread.State.class)).isEqualTo(-1L);
        assertThat(EnumSlots.range(3L, Thread.State.NEW, Thread.State.BLOCKED)).isEqualTo(3L);
    }

    private static long bits(Dish... dishes) {
        return Arrays.stream(dishes)
                .mapToLong(dish -> 1L << EnumSlots.slot(dish))
                .sum();
    }
}
