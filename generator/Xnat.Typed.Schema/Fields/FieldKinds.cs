using System;
using System.Collections.Generic;

namespace Xnat.Typed.Schema.Fields;

/// <summary>The words for kinds in files: those of XNAT's definitions (<c>datatype</c>) where it has one.</summary>
internal static class FieldKinds
{
    private static readonly string[] ByKind =
        ["other", "string", "integer", "float", "boolean", "date", "choice", "choices", "moment", "day", "time"];

    public static IEnumerable<string> Words => ByKind;

    /// <summary>Kinds that only fields of forms have, which keep JSON.</summary>
    public static bool IsOfForms(FieldKind kind) => kind is FieldKind.Unknown or >= FieldKind.Choice;

    public static string WordOf(FieldKind kind) => ByKind[(int)kind];

    public static FieldKind? Find(string word) => Array.IndexOf(ByKind, word) is >= 0 and var index ? (FieldKind)index : null;
}
