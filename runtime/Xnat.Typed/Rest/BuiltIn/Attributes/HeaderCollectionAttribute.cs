namespace Xnat.Typed.Rest.BuiltIn;

/// <summary>Sends each entry of a dictionary from strings to strings as a request header.</summary>
[AttributeUsage(AttributeTargets.Parameter)]
public sealed class HeaderCollectionAttribute : Attribute;
