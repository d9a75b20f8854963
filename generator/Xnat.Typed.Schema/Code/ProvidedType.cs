using System;
using System.Collections.Generic;
using System.Linq;

namespace Xnat.Typed.Schema.Code;

/// <summary>A data type that a reference of the project has a class for, so that it is not emitted again.</summary>
/// <param name="DataType">
/// Data type: <c>xnat:mrSessionData</c>; that of the rows of an anonymous type, <c>xnat:subjectData_addID</c>, too.
/// </param>
/// <param name="ClassName">Full name of the class; empty where an assembly only adds extension properties to the class of another.</param>
/// <param name="Base">Data type of its base; empty if it has none.</param>
/// <param name="Members">
/// The members that the type itself declares, separated by blanks, each as in <see cref="ProvidedMember"/>; and <c>#name</c> for the one by
/// which one row is told from another.
/// </param>
internal sealed record ProvidedType(string DataType, string ClassName, string Base, string Members)
{
    /// <summary>What begins the token of the key; no path does.</summary>
    public const string KeySign = "#";

    public IEnumerable<ProvidedMember> MemberList => Tokens.Where(token => !IsKey(token)).Select(ProvidedMember.Parse);

    /// <summary>The member by which one row of the type is told from another, or empty.</summary>
    public string Key => Tokens.FirstOrDefault(IsKey)?.Substring(KeySign.Length) ?? "";

    private IEnumerable<string> Tokens => Members.Split([' '], StringSplitOptions.RemoveEmptyEntries);

    private static bool IsKey(string token) => token.StartsWith(KeySign, StringComparison.Ordinal);
}
