package com.example.app;

class Second {
    int value() {
        return 0;
    }
}
