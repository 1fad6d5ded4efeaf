package com.example.autovalue;

import com.google.auto.value.AutoValue;

/** AutoValue writes what extends it. */
@AutoValue
public abstract class Point {

    abstract int x();

    public static String show() {
        return new AutoValue_Point(1).toString();
    }
}
