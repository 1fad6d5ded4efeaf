package com.example.text;

public class T2 {

    public static final int K = 2;

    public int value() {
        return 12;
    }

    public int add(int more) {
        return value() + (int) more;
    }
}
