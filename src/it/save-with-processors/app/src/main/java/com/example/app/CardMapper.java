package com.example.app;

import com.example.data.Person;
import org.mapstruct.Mapper;

/** MapStruct writes what implements it. */
@Mapper
public interface CardMapper {

    Card card(Person person);
}
