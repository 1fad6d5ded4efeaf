package com.example.text;

public class T1 {

    public static final int K = 1;

    public int value() {
        return 11;
    }

    public int add(int more) {
        return value() + (int) more;
    }
}
