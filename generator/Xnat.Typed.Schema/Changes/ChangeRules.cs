using System.Collections.Generic;
using static Xnat.Typed.Schema.Changes.ChangeLevel;

namespace Xnat.Typed.Schema.Changes;

/// <summary>
/// All kinds of changes. <c>1xx</c> types, <c>2xx</c> members, <c>3xx</c> values, <c>4xx</c> names and classes of C# that change although
/// the place itself is as it was. Each has a row in <c>docs/schema-changes.md</c>, which says what breaking means.
/// </summary>
internal static class ChangeRules
{
    public static readonly ChangeRule TypeRemoved = new(
        "XD101", "the type is gone", Breaking, Breaking, Breaking, "`lab:petData` is no longer declared");

    public static readonly ChangeRule TypeAdded = new("XD102", "a new type", New, New, New, "`lab:petData` is declared");

    public static readonly ChangeRule BaseLeft = new(
        "XD103", "no longer derives from its base", Breaking, Breaking, Breaking,
        "`base=\"xnat:imageSessionData\"` becomes `base=\"xnat:subjectAssessorData\"`");

    public static readonly ChangeRule BaseGained = new(
        "XD104", "derives from more", New, New, Breaking, "a type between `lab:petData` and its base");

    public static readonly ChangeRule BecameAbstract = new(
        "XD105", "has become abstract", Compatible, Breaking, Breaking, "`abstract=\"true\"` is new");

    public static readonly ChangeRule BecameConcrete = new(
        "XD106", "is no longer abstract", New, New, New, "`abstract=\"true\"` is gone");

    public static readonly ChangeRule RootElementLost = new(
        "XD107", "has another root element, or none", Breaking, Breaking, Compatible,
        "`<xs:element name=\"Pet\" type=\"lab:petData\"/>` is gone");

    public static readonly ChangeRule RootElementAdded = new(
        "XD108", "has a root element", New, New, Compatible, "`<xs:element name=\"Pet\" type=\"lab:petData\"/>` is new");

    public static readonly ChangeRule XmlNameChanged = new(
        "XD109", "has another name in XML", Breaking, Breaking, Compatible, "`targetNamespace` is another, the prefix is the same");

    public static readonly ChangeRule KeyChanged = new(
        "XD110", "its rows are told apart by another member", Breaking, Breaking, Compatible,
        "`addID` was told apart by `name`, now by nothing");

    public static readonly ChangeRule DisplayChanged = new(
        "XD111", "is shown by other members", Compatible, Compatible, Compatible, "`xdat:element-specific-sql` names other members");

    public static readonly ChangeRule RestrictionNarrower = new(
        "XD112", "its restriction leaves out more", Compatible, Breaking, Compatible,
        "`xs:restriction` no longer repeats an inherited element");

    public static readonly ChangeRule RestrictionWider = new(
        "XD113", "its restriction leaves out less", New, New, Compatible, "`xs:restriction` repeats an inherited element again");

    public static readonly ChangeRule TypeDescribed = new(
        "XD114", "is described in other words", Compatible, Compatible, Compatible, "`xs:documentation`");

    public static readonly ChangeRule MemberRemoved = new(
        "XD201", "is gone", Breaking, Breaking, Breaking, "the element `tracer` is no longer declared");

    public static readonly ChangeRule MemberAdded = new("XD202", "is new", New, New, New, "an element `tracer` with `minOccurs=\"0\"`");

    public static readonly ChangeRule RequiredMemberAdded = new(
        "XD203", "is new and required", New, Breaking, New, "an attribute `tracer` with `use=\"required\"`");

    public static readonly ChangeRule BecameRequired = new(
        "XD204", "has become required", Compatible, Breaking, Compatible, "`minOccurs=\"0\"` is gone");

    public static readonly ChangeRule BecameOptional = new(
        "XD205", "is no longer required", New, New, Compatible, "`minOccurs=\"0\"` is new");

    public static readonly ChangeRule KindChanged = new(
        "XD206", "is stored in another way", Breaking, Breaking, Breaking, "`maxOccurs=\"unbounded\"` is new");

    public static readonly ChangeRule OriginChanged = new(
        "XD207", "stands elsewhere in XML", Breaking, Breaking, Breaking, "an attribute has become an element");

    public static readonly ChangeRule TargetNarrower = new(
        "XD208", "refers to fewer types", Compatible, Breaking, Breaking, "`xnat:imageScanData` becomes `xnat:petScanData`");

    public static readonly ChangeRule TargetWider = new(
        "XD209", "refers to more types", Breaking, New, Breaking, "`xnat:petScanData` becomes `xnat:imageScanData`");

    public static readonly ChangeRule TargetChanged = new(
        "XD210", "refers to another type", Breaking, Breaking, Breaking, "`xnat:petScanData` becomes `xnat:mrScanData`");

    public static readonly ChangeRule MemberMoved = new(
        "XD211", "is declared by another type of the same line", Compatible, Compatible, Compatible,
        "an element moves to the base of its type");

    public static readonly ChangeRule OrderChanged = new(
        "XD212", "its elements have another order", Compatible, Compatible, Compatible, "two elements of an `xs:sequence` change places");

    public static readonly ChangeRule DefaultAdded = new("XD213", "has a default", New, New, Compatible, "`default=\"FDG\"` is new");

    public static readonly ChangeRule DefaultChanged = new(
        "XD214", "has another default, or none", New, Breaking, Compatible, "`default=\"FDG\"` becomes `default=\"PIB\"`");

    public static readonly ChangeRule FixedChanged = new(
        "XD215", "has one fixed value", Compatible, Breaking, Compatible, "`fixed=\"1\"` is new");

    public static readonly ChangeRule FixedLifted = new("XD216", "is no longer fixed", New, New, Compatible, "`fixed=\"1\"` is gone");

    public static readonly ChangeRule MemberDescribed = new(
        "XD217", "is described in other words", Compatible, Compatible, Compatible, "`xs:documentation`");

    public static readonly ChangeRule ValueChanged = new(
        "XD301", "has values of another type", Breaking, Breaking, Breaking, "`xs:float` becomes `xs:date`");

    public static readonly ChangeRule ValueWider = new(
        "XD302", "has values of a wider type", Breaking, New, Breaking, "`xs:int` becomes `xs:long`");

    public static readonly ChangeRule ValueNarrower = new(
        "XD303", "has values of a narrower type", Compatible, Breaking, Breaking, "`xs:string` becomes `xs:int`");

    public static readonly ChangeRule AllowedValueAdded = new(
        "XD304", "may have one value more", New, New, New, "`<xs:enumeration value=\"PIB\"/>` is new");

    public static readonly ChangeRule AllowedValueRemoved = new(
        "XD305", "may no longer have a value", Compatible, Breaking, Breaking, "`<xs:enumeration value=\"PIB\"/>` is gone");

    public static readonly ChangeRule BecameEnumerated = new(
        "XD306", "may have listed values only", Compatible, Breaking, Breaking, "`xs:string` becomes a type with `xs:enumeration`");

    public static readonly ChangeRule NoLongerEnumerated = new(
        "XD307", "may have any value", New, New, Breaking, "a type with `xs:enumeration` becomes `xs:string`");

    public static readonly ChangeRule ValuesReordered = new(
        "XD308", "lists its values in another order", Compatible, Compatible, Compatible, "two `xs:enumeration` change places");

    public static readonly ChangeRule ValueTypeRenamed = new(
        "XD309", "its list of values has another name", Compatible, Compatible, Breaking,
        "`type=\"lab:tracer\"` becomes `type=\"lab:ligand\"`");

    public static readonly ChangeRule LimitsNarrower = new(
        "XD310", "its limits are narrower", Compatible, Breaking, Compatible, "`<xs:maxLength value=\"64\"/>` becomes `32`");

    public static readonly ChangeRule LimitsWider = new(
        "XD311", "its limits are wider", New, New, Compatible, "`<xs:maxLength value=\"32\"/>` becomes `64`");

    public static readonly ChangeRule LimitsChanged = new(
        "XD312", "its limits are others", New, Breaking, Compatible, "another `<xs:pattern>`");

    public static readonly ChangeRule ListChanged = new(
        "XD313", "is a list of values, or no longer one", Breaking, Breaking, Compatible, "`xs:list` is new");

    public static readonly ChangeRule ClassRenamed = new(
        "XD401", "its class has another name", Compatible, Compatible, Breaking, "a second schema declares a `petData`");

    public static readonly ChangeRule PropertyRenamed = new(
        "XD402", "its property has another name", Compatible, Compatible, Breaking, "a wrapper `parts` is called `pieces`");

    public static readonly ChangeRule PropertyTypeChanged = new(
        "XD403", "its property has another type", Compatible, Compatible, Breaking, "a group whose class has another name");

    public static readonly ChangeRule EnumerationRenamed = new(
        "XD404", "its enumeration is gone or has another name", Compatible, Compatible, Breaking,
        "no member has values of `lab:tracer` any more");

    public static readonly ChangeRule ValueRenamed = new(
        "XD405", "its value has another name in C#", Compatible, Compatible, Breaking,
        "`x-y` goes, and `x--y`, which was spelled in full, gets its name");

    public static readonly ChangeRule ListingLost = new(
        "XD406", "a listing of its class is gone or of another type", Compatible, Compatible, Breaking,
        "`xnat:imageSessionData` without `scans/scan`");

    public static readonly ChangeRule ListingAdded = new(
        "XD407", "its class has a new listing", Compatible, Compatible, New, "`xnat:imageSessionData` gets `scans/scan`");

    public static readonly ChangeRule ClassKindChanged = new(
        "XD408", "its class derives from another class of the library", Compatible, Compatible, Breaking,
        "a type that had an address is a mere row");

    public static readonly ChangeRule PropertyNameTaken = new(
        "XD409", "the name of its property is now that of another place", Breaking, Breaking, Compatible,
        "an attribute `value` joins a text, whose property was `Value` and is `Text`");

    public static readonly ChangeRule ValueNameTaken = new(
        "XD410", "the name of its value is now that of another value", Breaking, Breaking, Compatible,
        "`x-y` joins `x--y`, which was `XY` and is spelled in full");

    /// <summary>The catalog, sorted.</summary>
    public static IReadOnlyList<ChangeRule> All { get; } =
    [
        TypeRemoved, TypeAdded, BaseLeft, BaseGained, BecameAbstract, BecameConcrete, RootElementLost, RootElementAdded, XmlNameChanged,
        KeyChanged, DisplayChanged, RestrictionNarrower, RestrictionWider, TypeDescribed,
        MemberRemoved, MemberAdded, RequiredMemberAdded, BecameRequired, BecameOptional, KindChanged, OriginChanged, TargetNarrower,
        TargetWider, TargetChanged, MemberMoved, OrderChanged, DefaultAdded, DefaultChanged, FixedChanged, FixedLifted, MemberDescribed,
        ValueChanged, ValueWider, ValueNarrower, AllowedValueAdded, AllowedValueRemoved, BecameEnumerated, NoLongerEnumerated,
        ValuesReordered, ValueTypeRenamed, LimitsNarrower, LimitsWider, LimitsChanged, ListChanged,
        ClassRenamed, PropertyRenamed, PropertyTypeChanged, EnumerationRenamed, ValueRenamed, ListingLost, ListingAdded, ClassKindChanged,
        PropertyNameTaken, ValueNameTaken,
    ];
}
