using System.Security.Authentication;

namespace Xnat.Typed;

/// <summary>A server's certificate was looked at and refused; carries the reason out of the handshake.</summary>
internal sealed class CertificateException(string message) : AuthenticationException(message);
