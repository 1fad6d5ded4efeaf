package com.example.immutables;

import org.immutables.value.Value;

/** Immutables writes what implements it. */
@Value.Immutable
public interface Item {

    @Value.Default
    default String name() {
        return "one";
    }

    static String show() {
        return ImmutableItem.builder().build().toString();
    }
}
