package com.example.text;

public class T0 {

    public static final int K = 0;

    public int value() {
        return 10;
    }

    public int add(int more) {
        return value() + (int) more;
    }
}
