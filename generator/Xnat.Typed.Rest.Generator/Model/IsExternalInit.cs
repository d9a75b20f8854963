namespace System.Runtime.CompilerServices;

/// <summary>Asked for by records; netstandard2.0 does not have it.</summary>
internal static class IsExternalInit;
